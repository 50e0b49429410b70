package org.astrapia.shell.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.astrapia.engine.Benchmark;
import org.astrapia.engine.Iteration;
import org.astrapia.run.PeakMemory;

/**
 * The side of a comparison that measures. It says {@code ready FIRST_STEP_SECONDS OPERATIONS}, answers every line that it is
 * sent with {@code iteration ARCHITECTURE_SECONDS WEIGHT_SECONDS LOSS}, and at the end of its input says {@code peak BYTES},
 * -1 where the system does not tell. A training has no step of alpha, which then takes 0 seconds.
 */
public final class BenchChild {
    private BenchChild() {}

    public static void serve(Benchmark benchmark, InputStream in, PrintStream out) throws IOException {
        say(out, "ready " + benchmark.firstStepSeconds() + " " + benchmark.operations());
        BufferedReader orders = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        while (orders.readLine() != null) {
            Iteration iteration = benchmark.iteration();
            say(
                    out,
                    "iteration " + iteration.architectureSeconds() + " " + iteration.weightSeconds() + " "
                            + iteration.loss());
        }
        say(out, "peak " + PeakMemory.bytes().orElse(-1));
    }

    private static void say(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }
}
