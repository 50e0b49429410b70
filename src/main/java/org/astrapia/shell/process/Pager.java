package org.astrapia.shell.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds what a line of the shell prints, and shows it page by page when the screen is too small for it. */
public final class Pager {
    private static final String USUAL = "LESSSECURE=1 less -FRX -Ps'space shows more, q ends'";
    private static final int LARGEST = 1 << 20;

    private final Environment here;
    private final int rows;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean passing;

    /** @param rows of the screen; 0 for one that shows all */
    public Pager(Environment here, int rows) {
        this.here = here;
        this.rows = rows;
    }

    /** The environment, with results that are held. */
    public Environment environment() {
        boolean pages = rows > 0 && here.obeysEscapes();
        return pages ? here.withOut(new Held()) : here;
    }

    /** Shows it. */
    public void show() {
        String text = held.toString(StandardCharsets.UTF_8);
        held.reset();
        if (text.isEmpty()) {
            return;
        }
        if (text.lines().count() < rows || !page(text)) {
            here.out().pass(text);
            here.out().flush();
        }
    }

    private boolean page(String text) {
        String command = here.variables().getOrDefault("PAGER", USUAL);
        try {
            Process pager = new ProcessBuilder(List.of("/bin/sh", "-c", command.isBlank() ? USUAL : command))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream in = pager.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException readEnough) { // who leaves a pager need not read to the end
                return pager.waitFor() >= 0;
            }
            return pager.waitFor() != 127; // there is no such program
        } catch (IOException none) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Gives up holding when there is very much of it. */
    private final class Held extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (!passing && held.size() + length > LARGEST) {
                passing = true;
                here.out().writeBytes(held.toByteArray());
                held.reset();
            }
            if (passing) {
                here.out().write(bytes, from, length);
            } else {
                held.write(bytes, from, length);
            }
        }
    }
}
