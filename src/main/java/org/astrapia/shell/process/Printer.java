package org.astrapia.shell.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.astrapia.language.Visible;
import org.astrapia.report.terminal.Paint;

/**
 * The way of every text to a terminal, a file or a pipe. What a terminal would obey is shown instead, whatever it comes
 * from: the program's own colours and movements are asked for by {@link Paint} and {@link #command}. It remembers the
 * first error of writing, which a {@link PrintStream} keeps to itself.
 */
public final class Printer extends PrintStream {
    private final Watched target;
    private final boolean terminal;
    private final boolean ascii;
    private boolean told;

    private Printer(Watched target, Charset charset, boolean terminal) {
        super(target, true, charset);
        this.target = target;
        this.terminal = terminal;
        this.ascii = charset.equals(StandardCharsets.US_ASCII);
    }

    /**
     * A printer.
     *
     * @param charset of the bytes; of ASCII signs are printed by their nearest likenesses, and what has none as {@code ?}
     * @param terminal whether somebody looks at it
     */
    public static Printer of(OutputStream target, Charset charset, boolean terminal) {
        return new Printer(new Watched(target), charset, terminal);
    }

    /** A printer to a stream of UTF-8. */
    public static Printer of(PrintStream stream, boolean terminal) {
        return stream instanceof Printer printer ? printer : of(stream, StandardCharsets.UTF_8, terminal);
    }

    /** Prints a text with its marks of {@link Paint}. */
    @Override
    public void print(String text) {
        pass(visible(String.valueOf(text)));
    }

    @Override
    public void print(Object object) {
        print(String.valueOf(object));
    }

    /** Prints what others are to read back, byte by byte as it is, unless a terminal would get it. */
    public void exact(String text) {
        if (terminal) {
            print(text);
        } else {
            super.print(text);
        }
    }

    /** Prints what came through another printer before. */
    public void pass(String shown) {
        super.print(ascii ? plain(shown) : shown);
    }

    /** Sends what a terminal is to obey; none of it comes from outside. */
    public void command(String sequence) {
        super.print(sequence);
    }

    /** Why something could not be written, if it could not. */
    public Optional<IOException> failure() {
        flush();
        return Optional.ofNullable(target.failure);
    }

    /** Whether its failure is still to be told: that is done once. */
    public boolean tellsFailure() {
        boolean first = !told;
        told = true;
        return first;
    }

    private static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            Optional<Paint.Mark> paint = Paint.at(text, at);
            if (paint.isPresent()) {
                shown.append(Visible.text(text.substring(from, at)))
                        .append(paint.get().sequence());
                from = at + paint.get().length();
                at = from - 1;
            }
        }
        return shown.append(Visible.text(text.substring(from))).toString();
    }

    private static String plain(String text) {
        boolean plain = text.chars().allMatch(c -> c < 128);
        return plain
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[─━–—−]", "-")
                        .replaceAll("[“”]", "\"")
                        .replace("±", "+-")
                        .replace("×", "x")
                        .replaceAll("[→▶]", ">")
                        .replace("α", "alpha")
                        .replaceAll("[^\\x00-\\x7f]", "?");
    }

    private static final class Watched extends OutputStream {
        private final OutputStream target;
        private volatile IOException failure;

        Watched(OutputStream target) {
            this.target = target;
        }

        private interface Writing {
            void run() throws IOException;
        }

        private void watch(Writing writing) throws IOException {
            try {
                writing.run();
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
        }

        @Override
        public void write(int b) throws IOException {
            watch(() -> target.write(b));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            watch(() -> target.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            watch(target::flush);
        }
    }
}
