package org.astrapia.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.astrapia.Astrapia;
import org.jline.utils.ScreenTerminal;

/**
 * A program behind a pseudo-terminal of the operating system, which {@code script} opens, and the screen that a person would
 * see.
 */
final class PseudoTerminal implements AutoCloseable {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(60);

    private final Process process;
    private final ScreenTerminal screen;
    private final int columns;
    private final int rows;
    private final StringBuilder raw = new StringBuilder();

    /** Opens the shell. */
    PseudoTerminal(Path folder, int columns, int rows, Map<String, String> environment) throws IOException {
        this(folder, columns, rows, environment, program("-Dastrapia.terminals=012"));
    }

    /** A command line that starts the program as it was built for the tests. */
    static String program(String option) {
        return String.join(
                " ",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                option,
                "-cp",
                "'" + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + "'",
                Astrapia.class.getName());
    }

    /** @param program a command line of the system's shell */
    PseudoTerminal(Path folder, int columns, int rows, Map<String, String> environment, String program)
            throws IOException {
        this.columns = columns;
        this.rows = rows;
        this.screen = new ScreenTerminal(columns, rows);
        String setUp =
                "trap : INT; stty rows " + rows + " cols " + columns + "; " + program + "; echo left with $?; stty -a";
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qefc", setUp, "/dev/null");
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("NO_COLOR", "PAGER", "LANG", "LC_CTYPE", "XDG_STATE_HOME"));
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment() // where the libraries of TensorFlow lie already
                .putIfAbsent(
                        "XDG_CACHE_HOME",
                        System.getenv().getOrDefault("HOME", System.getProperty("user.home")) + "/.cache");
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().putAll(environment);
        this.process = builder.start();
        Thread reader = new Thread(this::read, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether this system has the tool that opens one. */
    static boolean isPossible() {
        return Files.isExecutable(SCRIPT) && System.getProperty("os.name").equals("Linux");
    }

    private void read() {
        char[] buffer = new char[4096];
        try (Reader in = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                String text = new String(buffer, 0, length);
                synchronized (raw) {
                    raw.append(text);
                }
                screen.write(text);
                String answer = screen.read();
                if (!answer.isEmpty()) {
                    type(answer);
                }
            }
        } catch (IOException closed) { // how Linux says that the other side is gone
            return;
        }
    }

    /** Presses keys, one after the other. */
    void type(String keys) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write(keys.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** What is to be seen, line by line. */
    String screen() {
        long[] cells = new long[columns * rows];
        screen.dump(cells, new int[2]);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int character = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
                line.appendCodePoint(character == 0 ? ' ' : character);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** All that was ever sent to the screen, escape sequences included. */
    String raw() {
        synchronized (raw) {
            return raw.toString();
        }
    }

    /** Waits until it is to be seen. */
    void await(String text) throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE;
        while (!screen().contains(text)) {
            if (System.currentTimeMillis() > until) {
                throw new AssertionError("waited in vain for: " + text + "\n" + screen());
            }
            Thread.sleep(20);
        }
    }

    /** Waits until the shell is gone and the terminal is as it was before. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the shell did not end\n" + screen());
        }
        Thread.sleep(100); // for what is on its way to the screen
    }

    /** Files that the shell's own process has in its memory, a native library that it loaded for one. */
    String mapped() throws IOException {
        try (Stream<ProcessHandle> all = process.descendants()) {
            long shell = all.filter(child -> child.info().command().orElse("").endsWith("java"))
                    .findFirst()
                    .orElseThrow()
                    .pid();
            return Files.readString(Path.of("/proc", String.valueOf(shell), "maps"));
        }
    }

    /** Processes in which the shell runs its jobs. */
    List<ProcessHandle> jobs() {
        try (Stream<ProcessHandle> all = process.descendants()) {
            return all.filter(PseudoTerminal::isJob).toList();
        }
    }

    /** Java itself tells no arguments where they are longer than a page of memory, as a class path may be. */
    private static boolean isJob(ProcessHandle process) {
        try {
            Path words = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
            return List.of(Files.readString(words).split("\0")).contains("--events=json");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Ends the terminal itself, as a closed window or a lost connection does: what runs in it is told with SIGHUP. */
    void hangUp() throws InterruptedException {
        List<ProcessHandle> inside = process.descendants().toList();
        process.destroyForcibly().waitFor();
        for (ProcessHandle child : inside) {
            child.onExit().orTimeout(PATIENCE, TimeUnit.MILLISECONDS).join();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
