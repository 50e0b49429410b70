package org.astrapia.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.language.Problem;
import org.astrapia.shell.process.ExitStatus;

/** What {@code --json} prints of a command that could not be carried out. */
public final class FailureDocument {
    private FailureDocument() {}

    /** A failure that has no place in a file. */
    public static Map<String, Object> of(int status, String message) {
        return document(status, List.of(Map.of("message", message, "suggestions", List.of())));
    }

    /** Mistakes in files. */
    public static Map<String, Object> of(int status, List<Problem> problems) {
        return document(status, ProblemDocument.of(problems));
    }

    private static Map<String, Object> document(int status, List<?> problems) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", status == ExitStatus.FAILED ? "failed" : "refused");
        document.put("problems", problems);
        return document;
    }
}
