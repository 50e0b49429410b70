package org.astrapia.report.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.astrapia.language.Visible;

/**
 * Writes HTML that is well-formed XML too, with every text and attribute escaped and nothing in
 * them that cannot be seen. Attributes are given as names and
 * values in turn.
 */
final class Markup {
    private static final String SECTION = "h2";
    private static final String PLACE = "part-";

    /** Sections below which a table of contents would be longer than what it leads to. */
    private static final int FEWEST = 4;

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> headings = new ArrayList<>();
    private int contents = -1;

    Markup open(String tag, Object... attributes) {
        tag(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes, and goes on at the next line. */
    Markup closeLine() {
        close();
        out.append('\n');
        return this;
    }

    Markup text(Object text) {
        escape(String.valueOf(text));
        return this;
    }

    /** An element that holds a text alone. A heading of a section also comes into the table of contents. */
    Markup element(String tag, Object text, Object... attributes) {
        if (tag.equals(SECTION)) {
            headings.add(String.valueOf(text));
            return open(tag, "id", PLACE + headings.size()).text(text).close();
        }
        return open(tag, attributes).text(text).close();
    }

    /** Leaves a place for the table of contents, which is known at the end. */
    Markup contents() {
        contents = out.length();
        return this;
    }

    private String listed() {
        if (contents < 0 || headings.size() < FEWEST) {
            return "";
        }
        Markup list = new Markup();
        list.open("nav", "class", "contents", "aria-label", "Contents").open("ul");
        for (int i = 0; i < headings.size(); i++) {
            list.open("li")
                    .element("a", headings.get(i), "href", "#" + PLACE + (i + 1))
                    .close();
        }
        return list.close().closeLine().toString();
    }

    /** An element without content: a void element of HTML, or a shape of SVG. */
    Markup empty(String tag, Object... attributes) {
        tag(tag, attributes).append("/>");
        return this;
    }

    /** Markup that is right already. */
    Markup raw(CharSequence markup) {
        out.append(markup);
        return this;
    }

    /**
     * What was written.
     *
     * @throws IllegalStateException if an element is still open
     */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is not closed");
        }
        return contents < 0 ? out.toString() : out.substring(0, contents) + listed() + out.substring(contents);
    }

    private StringBuilder tag(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(String.valueOf(attributes[i + 1]));
            out.append('"');
        }
        return out;
    }

    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.append((char) character);
                default -> out.appendCodePoint(Visible.isVisible(character) ? character : 0xfffd);
            }
        });
    }
}
