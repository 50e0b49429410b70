package org.astrapia.shell;

import java.util.List;
import org.astrapia.shell.command.CommandEntry.Trait;
import org.astrapia.shell.script.Script;
import org.astrapia.shell.script.Script.Loop;
import org.astrapia.shell.script.Script.Part;
import org.astrapia.shell.script.ScriptError;
import org.astrapia.shell.script.Statement;

/** Whether what a line of the console prints may be held back until the line has ended, to be shown page by page. */
final class PagedLine implements Part.Visitor<Boolean> {
    private PagedLine() {}

    /** Not where one of its commands takes long and tells news meanwhile: results and news keep their order. */
    static boolean pages(String typed) {
        try {
            return pages(Script.parse("", 1, typed).parts());
        } catch (ScriptError refused) {
            return true;
        }
    }

    private static boolean pages(List<Part> parts) {
        return parts.stream().allMatch(part -> part.accept(new PagedLine()));
    }

    @Override
    public Boolean loop(Loop loop) {
        return pages(loop.body());
    }

    @Override
    public Boolean step(Statement statement) {
        List<String> words = statement.texts();
        return Commands.ALL.group(words.get(0)).stream()
                .filter(command -> !command.grouped()
                        || words.size() > 1 && command.lastWord().equals(words.get(1)))
                .noneMatch(command -> command.has(Trait.UNPAGED));
    }
}
