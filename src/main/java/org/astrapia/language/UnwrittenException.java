package org.astrapia.language;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** A file, or a stream, could not be written to its end. It names the file, which the operating system's reason does not. */
public final class UnwrittenException extends IOException {
    private static final long serialVersionUID = 1;

    private UnwrittenException(String message, IOException cause) {
        super(message, cause);
    }

    /**
     * What to throw for an error of writing: itself where it names its file and means that the place is wrong, such as a
     * folder that is not there.
     */
    public static IOException of(Path file, IOException cause) {
        boolean full =
                cause.getClass() == FileSystemException.class && ((FileSystemException) cause).getReason() != null;
        return cause instanceof UnwrittenException || cause instanceof FileSystemException && !full
                ? cause
                : of(file.toString(), cause);
    }

    /** The same for what is no file: {@code standard output could not be written: No space left on device}. */
    public static UnwrittenException of(String what, IOException cause) {
        String reason = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return new UnwrittenException(
                what + " could not be written: "
                        + Objects.requireNonNullElse(reason, cause.getClass().getSimpleName()),
                cause);
    }
}
