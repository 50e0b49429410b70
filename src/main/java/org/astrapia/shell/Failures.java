package org.astrapia.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.astrapia.data.storage.Storage;
import org.astrapia.engine.stage.RunFailedException;
import org.astrapia.graph.device.NativesException;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.JsonText;
import org.astrapia.language.Problem;
import org.astrapia.language.ProblemPrinter;
import org.astrapia.language.UnwrittenException;
import org.astrapia.language.Visible;
import org.astrapia.shell.command.FailureDocument;
import org.astrapia.shell.command.UsageException;
import org.astrapia.shell.process.Environment;
import org.astrapia.shell.process.ExitStatus;
import org.astrapia.shell.process.ShellLog;

/** Says on standard error what went wrong, and what that means for the exit status. */
final class Failures {
    /** What is wrong with a file, by what Java throws. */
    private static final Map<Class<? extends FileSystemException>, String> FILES = Map.of(
            NoSuchFileException.class, "there is no such file or folder.",
            AccessDeniedException.class, "the permission to read or write it is missing.",
            FileAlreadyExistsException.class, "it exists already and is not overwritten.",
            NotDirectoryException.class, "it is not a folder.");

    private final Environment here;
    private final boolean json;

    /** What is said of each kind of failure; the first that fits counts. */
    private final List<Answer<?>> answers = List.of(
            new Answer<>(InvalidInputException.class, invalid -> problems(invalid.problems())),
            new Answer<>(UsageException.class, mistake -> refuse(message(mistake))),
            new Answer<>(NativesException.class, natives -> refuse(message(natives))),
            new Answer<>(UncheckedIOException.class, unchecked -> report(Objects.requireNonNull(unchecked.getCause()))),
            new Answer<>(FileSystemException.class, file -> refuse(describe(file))),
            new Answer<>(OutOfMemoryError.class, this::memory),
            new Answer<>(InternalError.class, this::internal),
            new Answer<>(UnwrittenException.class, this::unwritten),
            new Answer<>(IOException.class, broken -> fail(message(broken))),
            new Answer<>(RunFailedException.class, failed -> fail(message(failed))));

    private record Answer<T extends Throwable>(Class<T> type, ToIntFunction<T> status) {
        OptionalInt to(Throwable failure) {
            return type.isInstance(failure)
                    ? OptionalInt.of(status.applyAsInt(type.cast(failure)))
                    : OptionalInt.empty();
        }
    }

    Failures(Environment here, boolean json) {
        this.here = here;
        this.json = json;
    }

    /** Reports it; a person's mistake in a sentence, the program's own with the place of its stack trace. */
    int report(Throwable failure) {
        for (Answer<?> answer : answers) {
            OptionalInt status = answer.to(failure);
            if (status.isPresent()) {
                return status.getAsInt();
            }
        }
        return unforeseen(failure);
    }

    private int unforeseen(Throwable failure) {
        String told = "this should not have happened: " + failure.getClass().getSimpleName() + ": " + message(failure);
        return fail(told + " (" + ShellLog.keep(told, failure) + ")");
    }

    private int memory(OutOfMemoryError failure) {
        return fail("the memory is used up (" + message(failure)
                + "). Maybe a smaller batch, or ASTRAPIA_JAVA_OPTIONS=-Xmx8g.");
    }

    /** A mapped file whose bytes are gone comes as an error of the virtual machine. */
    private int internal(InternalError failure) {
        return message(failure).contains("unsafe memory access")
                ? fail("a file that was in use can no longer be read: the disk is damaged or full, or the file was cut"
                        + " off. Maybe " + Storage.standard().folder()
                        + ", where decoded images are kept; what is deleted there is made again.")
                : unforeseen(failure);
    }

    private int unwritten(UnwrittenException failure) {
        boolean full = message(failure).contains("No space left");
        return fail(message(failure) + (full ? ". Maybe make room there, or write it elsewhere." : "."));
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
            here.out().println(JsonText.shown(FailureDocument.of(ExitStatus.USAGE, problems)));
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
        here.err().print(here.wrapped("astrapia: " + message));
        if (json) {
            here.out().println(JsonText.shown(FailureDocument.of(status, message)));
        }
        return status;
    }

    /** What a person reads of a file that cannot be read or written, with a full stop. */
    static String describe(FileSystemException file) {
        String path = Visible.line(Objects.requireNonNullElse(file.getFile(), "a file"));
        String reason = Optional.ofNullable(FILES.get(file.getClass()))
                .orElseGet(() -> Objects.requireNonNullElse(file.getReason(), "it cannot be read or written") + ".");
        return path + ": " + reason;
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }
}
