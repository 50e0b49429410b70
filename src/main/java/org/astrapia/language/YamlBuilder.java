package org.astrapia.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Builds nodes from snakeyaml's events and keeps them within bounds. */
final class YamlBuilder {
    private static final int DEEPEST = 50;
    private static final int MOST_NODES = 20_000;
    private static final String CORE = "tag:yaml.org,2002:";
    private static final Set<String> CORE_TAGS = Set.of("str", "int", "float", "bool", "null", "map", "seq");

    /** A finished node and how many it is made of, those behind its aliases counted again. */
    private record Anchored(YamlNode node, int size) {}

    private final String file;
    private final int[] raw;
    private final Parser events;
    private final Problems problems;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;
    private int depth;

    /**
     * A builder of one document.
     *
     * @param raw code points of the text
     */
    YamlBuilder(String file, int[] raw, Parser events, Problems problems) {
        this.file = file;
        this.raw = raw;
        this.events = events;
        this.problems = problems;
    }

    YamlNode document() {
        events.getEvent(); // the stream begins
        if (events.checkEvent(ID.StreamEnd)) {
            return YamlScalar.of("", new Position(file, 1, 1));
        }
        events.getEvent(); // the document begins
        YamlNode root = node();
        events.getEvent(); // the document ends
        if (!events.checkEvent(ID.StreamEnd)) {
            throw new SyntaxRefusal(
                    at(events.peekEvent()), 3, "a second document begins here, but a file holds only one");
        }
        return root;
    }

    private YamlNode node() {
        Event event = events.getEvent();
        int before = nodes;
        count(1, event);
        if (event.is(ID.Alias)) {
            return aliased((AliasEvent) event);
        }
        checkTag(event);
        if (++depth > DEEPEST) {
            throw new SyntaxRefusal(at(event), 1, "nested more than " + DEEPEST + " levels deep");
        }
        YamlNode node = switch (event.getEventId()) {
            case MappingStart -> map(event);
            case SequenceStart -> list(event);
            case Scalar -> scalar((ScalarEvent) event);
            default -> throw new IllegalStateException("no value begins with " + event);
        };
        depth--;
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchored(node, nodes - before));
        }
        return node;
    }

    private YamlNode aliased(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAnchor());
        int length = alias.getAnchor().length() + 1;
        if (anchored == null) {
            String reason = "`*" + alias.getAnchor() + "` refers to no finished anchor above it";
            throw new SyntaxRefusal(at(alias), length, reason);
        }
        count(anchored.size(), alias);
        return anchored.node();
    }

    private void count(int more, Event event) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new SyntaxRefusal(
                    at(event), 1, "here the file, its aliases followed, grows past " + MOST_NODES + " values");
        }
    }

    private YamlMap map(Event start) {
        List<YamlMap.Entry> entries = new ArrayList<>();
        Map<String, YamlScalar> keys = new HashMap<>();
        while (!events.checkEvent(ID.MappingEnd)) {
            Event next = events.peekEvent();
            YamlScalar key = node().asScalar()
                    .orElseThrow(() -> new SyntaxRefusal(at(next), 1, "a key is a name, not a map or a list"));
            YamlNode value = node();
            YamlScalar first = keys.putIfAbsent(key.text(), key);
            if (key.plain() && key.text().equals("<<")) {
                problems.error(key.at(), 2, "merge keys `<<` are not read; `extends` takes over another file");
            } else if (first != null) {
                String places = "duplicate key `" + key.text() + "`, first on line "
                        + first.at().line();
                problems.error(key.at(), key.length(), places);
            } else {
                entries.add(new YamlMap.Entry(key, value));
            }
        }
        events.getEvent();
        return new YamlMap(at(start), entries);
    }

    private YamlList list(Event start) {
        List<YamlNode> items = new ArrayList<>();
        while (!events.checkEvent(ID.SequenceEnd)) {
            items.add(node());
        }
        events.getEvent();
        return new YamlList(at(start), items);
    }

    private YamlScalar scalar(ScalarEvent event) {
        Position at = at(event);
        int from = event.getStartMark().getIndex();
        int to = event.getEndMark().getIndex();
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        Spelling spelling = new Spelling(at, raw, from, to);
        return new YamlScalar(at, Math.max(1, to - from), event.getValue(), plain, spelling);
    }

    private void checkTag(Event event) {
        String tag = event.is(ID.Scalar) ? ((ScalarEvent) event).getTag() : ((CollectionStartEvent) event).getTag();
        boolean core = tag == null
                || tag.equals("!")
                || tag.startsWith(CORE) && CORE_TAGS.contains(tag.substring(CORE.length()));
        if (!core) {
            problems.error(at(event), 1, "the tag `" + tag + "` is not read; write the value without it");
        }
    }

    private Position at(Event event) {
        Mark mark = event.getStartMark();
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
