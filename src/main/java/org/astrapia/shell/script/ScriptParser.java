package org.astrapia.shell.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.astrapia.language.Position;
import org.astrapia.shell.script.Script.Loop;
import org.astrapia.shell.script.Script.Part;
import org.astrapia.shell.script.Script.Step;

/** Reads the lines of a script; an open bracket continues a line on the next. */
final class ScriptParser {
    private static final int MOST_CONTINUED = 100;
    private static final int DEEPEST = 8;

    private final String name;
    private final int firstLine;
    private final List<String> lines;
    private final Deque<Block> blocks = new ArrayDeque<>();

    /** A loop whose end has not come yet; the outermost is the script itself. */
    private record Block(List<Statement> head, String variable, List<Part> parts) {}

    ScriptParser(String name, int firstLine, String text) {
        this.name = name;
        this.firstLine = firstLine;
        this.lines = text.lines().toList();
    }

    Script parse() throws ScriptError {
        blocks.push(new Block(List.of(), "", new ArrayList<>()));
        int next = 0;
        while (next < lines.size()) {
            next = line(next);
        }
        if (blocks.size() > 1) {
            Statement head = blocks.peek().head().get(0);
            throw unreadable(head, "this `for` has no `end`", true);
        }
        return new Script(blocks.pop().parts());
    }

    /** Reads the line of this index with those that continue it; the index behind them. */
    private int line(int index) throws ScriptError {
        StringBuilder line = new StringBuilder(lines.get(index));
        Position begin = new Position(name, firstLine + index, 1);
        for (int end = index + 1; ; end++) {
            try {
                for (Statement statement : ScriptWords.split(begin, line.toString())) {
                    add(statement);
                }
                return end;
            } catch (ScriptError unreadable) {
                if (!unreadable.open() || end == lines.size() || end - index > MOST_CONTINUED) {
                    throw unreadable;
                }
                line.append(' ').append(lines.get(end));
            }
        }
    }

    private void add(Statement statement) throws ScriptError {
        List<String> words = statement.texts();
        if (words.get(0).equals("for")) {
            String form = "a loop is `for NAME in [a, b, c]` or `for NAME in 1..5`, and `end` on a line below";
            if (words.size() < 4 || !words.get(2).equals("in") || !Variables.isName(words.get(1))) {
                throw unreadable(statement, form, false);
            }
            if (blocks.size() > DEEPEST) {
                throw unreadable(statement, "loops can be nested at most " + DEEPEST + " deep", false);
            }
            blocks.push(new Block(List.of(statement), words.get(1), new ArrayList<>()));
        } else if (words.equals(List.of("end"))) {
            if (blocks.size() == 1) {
                throw unreadable(statement, "this `end` has no `for`", false);
            }
            Block block = blocks.pop();
            blocks.peek().parts().add(new Loop(block.head().get(0), block.variable(), block.parts()));
        } else {
            blocks.peek().parts().add(new Step(statement));
        }
    }

    private static ScriptError unreadable(Statement at, String message, boolean open) {
        return new ScriptError(at.at(), at.line(), message, open);
    }
}
