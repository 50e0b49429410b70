package org.astrapia.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.astrapia.data.storage.Storage;
import org.astrapia.engine.RunFailedException;
import org.astrapia.graph.device.NativesException;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.ProblemPrinter;
import org.astrapia.language.UnwrittenException;
import org.astrapia.language.Visible;

/** Says on standard error what went wrong, and what that means for the exit status. */
final class Failures {
    private final Surroundings here;
    private final boolean json;

    Failures(Surroundings here, boolean json) {
        this.here = here;
        this.json = json;
    }

    /** Reports it; a person's mistake in a sentence, the program's own with the place of its stack trace. */
    int report(Throwable failure) {
        if (failure instanceof InvalidInputException invalid) {
            return problems(invalid.problems());
        }
        if (failure instanceof UsageException || failure instanceof NativesException) {
            return refuse(message(failure));
        }
        if (failure instanceof UncheckedIOException unchecked) {
            return report(Objects.requireNonNull(unchecked.getCause()));
        }
        if (failure instanceof FileSystemException file) {
            return refuse(describe(file));
        }
        if (failure instanceof OutOfMemoryError) {
            return fail("the memory is used up (" + message(failure)
                    + "). Maybe a smaller batch, or ASTRAPIA_JAVA_OPTIONS=-Xmx8g.");
        }
        if (failure instanceof InternalError && message(failure).contains("unsafe memory access")) {
            return fail("a file that was in use can no longer be read: the disk is damaged or full, or the file was cut"
                    + " off. Maybe " + Storage.standard().folder() + ", where decoded images are kept; what is deleted"
                    + " there is made again.");
        }
        if (failure instanceof UnwrittenException) {
            boolean full = message(failure).contains("No space left");
            return fail(message(failure) + (full ? ". Maybe make room there, or write it elsewhere." : "."));
        }
        if (failure instanceof IOException || failure instanceof RunFailedException) {
            return fail(message(failure));
        }
        return fail("this should not have happened: " + failure.getClass().getSimpleName() + ": " + message(failure)
                + " (" + keep(failure) + ")");
    }

    /**
     * Says that results could not be written, unless the program that read them had enough. A command that failed anyway
     * keeps its status.
     *
     * @param status without that
     * @param run whose results can be looked at again, if any
     */
    int unwritten(IOException reason, int status, Optional<Path> run) {
        boolean unread = String.valueOf(reason.getMessage()).contains("Broken pipe");
        if (!unread && here.out().tellsFailure()) {
            String shown = run.map(folder ->
                            "; `astrapia runs show " + folder.getFileName() + "` prints a run's results again")
                    .orElse("");
            here.err()
                    .println("astrapia: "
                            + UnwrittenException.of("standard output", reason).getMessage() + shown + ".");
        }
        if (status != ExitStatus.DONE) {
            return status;
        }
        return unread ? ExitStatus.UNREAD : ExitStatus.FAILED;
    }

    private int problems(List<Problem> problems) {
        for (Problem problem : problems) {
            here.err().println(ProblemPrinter.print(problem).stripTrailing());
        }
        if (json) {
            here.out().println(Json.print(document(ExitStatus.USAGE, ProblemDocument.of(problems))));
        }
        return ExitStatus.USAGE;
    }

    private int refuse(String message) {
        return tell(message, ExitStatus.USAGE);
    }

    private int fail(String message) {
        return tell(message, ExitStatus.FAILED);
    }

    private int tell(String message, int status) {
        here.err().println("astrapia: " + message);
        if (json) {
            here.out().println(Json.print(document(status, message)));
        }
        return status;
    }

    /** The JSON document of a failure that has no place in a file. */
    static Map<String, Object> document(int status, String message) {
        return document(status, List.of(Map.of("message", message, "suggestions", List.of())));
    }

    /** The JSON document of a failure. */
    static Map<String, Object> document(int status, List<?> problems) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("status", status == ExitStatus.FAILED ? "failed" : "refused");
        document.put("problems", problems);
        return document;
    }

    /** What a person reads of a file that cannot be read or written, with a full stop. */
    static String describe(FileSystemException file) {
        String path = Visible.line(Objects.requireNonNullElse(file.getFile(), "a file"));
        if (file instanceof NoSuchFileException) {
            return path + ": there is no such file or folder.";
        }
        if (file instanceof AccessDeniedException) {
            return path + ": the permission to read or write it is missing.";
        }
        if (file instanceof FileAlreadyExistsException) {
            return path + ": it exists already and is not overwritten.";
        }
        if (file instanceof NotDirectoryException) {
            return path + ": it is not a folder.";
        }
        return path + ": " + Objects.requireNonNullElse(file.getReason(), "it cannot be read or written") + ".";
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }

    /** Appends the stack trace to the log of errors and says where that is. */
    private String keep(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        Path log = here.stateFolder().resolve("errors.log");
        try {
            here.makeStateFolder();
            Files.writeString(
                    log, Instant.now() + "\n" + trace + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return "the stack trace is in " + log;
        } catch (IOException unwritable) {
            return "its stack trace could not be written to " + log;
        }
    }
}
