package org.astrapia.shell.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.astrapia.engine.Iteration;

/** A process that measures one side of a comparison; see {@link BenchChild}. */
public final class BenchProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;
    private final int batch;
    private final double firstStepSeconds;
    private final int operations;
    private final List<Iteration> iterations = new ArrayList<>();

    /**
     * Waits until it is ready.
     *
     * @param process that was started to serve
     * @param errors what it says beside its answers goes there
     * @param batch images an iteration
     * @throws IOException when it ends instead
     */
    public BenchProcess(Process process, PrintStream errors, int batch) throws IOException {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.batch = batch;
        Thread forward = new Thread(
                () -> process.errorReader(StandardCharsets.UTF_8).lines().forEach(errors::println));
        forward.setDaemon(true);
        forward.start();
        String[] ready = answer("ready");
        this.firstStepSeconds = Double.parseDouble(ready[1]);
        this.operations = Integer.parseInt(ready[2]);
    }

    /** Lets it run one iteration. */
    Iteration iterate() throws IOException {
        orders.write("iteration\n");
        orders.flush();
        String[] words = answer("iteration");
        Iteration iteration =
                new Iteration(Double.parseDouble(words[1]), Double.parseDouble(words[2]), Double.parseDouble(words[3]));
        iterations.add(iteration);
        return iteration;
    }

    /** Ends it; what it measured. */
    SearchFigures end() throws IOException {
        orders.close();
        long peak = Long.parseLong(answer("peak")[1]);
        OptionalLong known = peak < 0 ? OptionalLong.empty() : OptionalLong.of(peak);
        return SearchFigures.of(iterations, batch, firstStepSeconds, operations, known);
    }

    private String[] answer(String word) throws IOException {
        String line = answers.readLine();
        if (line == null || !line.startsWith(word + " ")) {
            throw new IOException(
                    "a process that measures ended early" + (line == null ? "" : "; it said '" + line + "'"));
        }
        return line.split(" ");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
