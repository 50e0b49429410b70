package org.astrapia.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.astrapia.language.Visible;

/**
 * Writes HTML that is well-formed XML too, with every text and attribute escaped and nothing in
 * them that cannot be seen. Attributes are given as names and
 * values in turn.
 */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

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

    /** An element that holds a text alone. */
    Markup element(String tag, Object text, Object... attributes) {
        return open(tag, attributes).text(text).close();
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
        return out.toString();
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
