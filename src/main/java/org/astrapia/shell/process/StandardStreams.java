package org.astrapia.shell.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.astrapia.shell.process.Environment.Terminals;
import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;

/** The environment of a real process. */
public final class StandardStreams {
    /** Set by the launcher, for which asking is free: those of 0, 1 and 2 that are terminals, such as {@code 012}. */
    private static final String TERMINALS = "astrapia.terminals";

    /**
     * Set by the launcher: the number of the descriptor that standard error has, 3, when what native libraries print to theirs is
     * looked through first.
     */
    private static final String ERROR = "astrapia.error";

    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_ERROR = 2;

    private StandardStreams() {}

    /**
     * Takes the standard streams of this process.
     *
     * @param environment its variables
     */
    public static Environment open(Map<String, String> environment) {
        Terminals terminals = terminals();
        boolean unicode = Environment.isUnicode(environment);
        Printer err = printer(error(), terminals.err(), unicode);
        System.setErr(err); // libraries that complain do it the same way
        return new Environment(
                System.in,
                printer(new FileOutputStream(FileDescriptor.out), terminals.out(), unicode),
                err,
                terminals,
                StandardStreams::width,
                Path.of(""),
                environment);
    }

    /** UTF-8, in files and pipes whatever the locale; ASCII on a terminal that knows no more. */
    private static Printer printer(OutputStream stream, boolean terminal, boolean unicode) {
        Charset charset = terminal && !unicode ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8;
        return Printer.of(stream, charset, terminal);
    }

    private static OutputStream error() {
        Integer number = Integer.getInteger(ERROR);
        return new FileOutputStream(number == null ? FileDescriptor.err : descriptor(number));
    }

    /** The same open file that the launcher has under this number; standard error, a detour, where Java does not give it. */
    private static FileDescriptor descriptor(int number) {
        try {
            Constructor<FileDescriptor> made = FileDescriptor.class.getDeclaredConstructor(int.class);
            made.setAccessible(true);
            return made.newInstance(number);
        } catch (ReflectiveOperationException | RuntimeException refused) {
            return FileDescriptor.err;
        }
    }

    private static Terminals terminals() {
        String known = System.getProperty(TERMINALS);
        if (known != null) {
            return new Terminals(known.contains("0"), known.contains("1"), known.contains("2"));
        }
        return new Terminals(
                ask(0, CLibrary::isatty) == 1, ask(1, CLibrary::isatty) == 1, ask(2, CLibrary::isatty) == 1);
    }

    private static int width() {
        int width = ask(Integer.getInteger(ERROR, USUAL_ERROR), CLibrary::getTerminalWidth);
        return width > 0 ? width : USUAL_WIDTH;
    }

    /**
     * Asks the operating system about a stream; 0 where JLine's native library cannot be had: there is none for this system,
     * or the folder for temporary files, into which JLine unpacks it, cannot be written or run from.
     */
    private static int ask(int stream, IntUnaryOperator question) {
        if (!Files.isWritable(Path.of(System.getProperty("java.io.tmpdir")))) { // JLine would log a stack trace
            return 0;
        }
        try {
            return JLineNativeLoader.initialize() ? question.applyAsInt(stream) : 0;
        } catch (RuntimeException | LinkageError unknown) {
            return 0;
        }
    }
}
