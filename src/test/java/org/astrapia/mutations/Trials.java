package org.astrapia.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.astrapia.language.ProblemPrinter;

/**
 * Damaged inputs of one kind, each from a seed of its own, each given so much time and memory.
 *
 * <p>{@code -Dmutations=20000} tries more of them; {@code -Dmutations.seed=N -Dmutations=1} tries one again.
 */
final class Trials {
    private static final int ALL = Integer.getInteger("mutations", 2000);
    private static final long FIRST_SEED = Long.getLong("mutations.seed", 20_261_128);

    /** Of the processor, so that a busy machine does no harm. */
    private static final Duration MOST_TIME = Duration.ofSeconds(5);

    private static final Duration HANGS = Duration.ofMinutes(2);
    private static final int SHOWN = 2000;

    /** So many trials refuse one and accept one, whatever the seed. */
    private static final int ENOUGH = 100;

    /** One try; it answers with what was accepted, or throws as the program does. */
    interface Trial {
        /**
         * Damages an input and gives it to the program.
         *
         * @param shown told what the input is, for the message of a failure
         * @throws InvalidInputException when the program refuses it
         */
        void run(SplittableRandom random, StringBuilder shown) throws Exception;
    }

    private final String kind;
    private final int count;
    private final long mostBytes;
    private int refused;

    /**
     * Trials of a kind of input.
     *
     * @param share of all mutations
     * @param mostMegabytes that one may allocate, garbage counted: a comment of 300 kB alone makes 700 MB in the reader of YAML
     */
    Trials(String kind, double share, int mostMegabytes) {
        this.kind = kind;
        this.count = (int) Math.max(1, ALL * share);
        this.mostBytes = (long) mostMegabytes << 20;
    }

    /** Runs all, and expects that some are refused and some not. */
    void run(Trial trial) {
        int refusals = refused(trial);
        if (count >= ENOUGH) {
            assertThat(refusals).as("refused %s of %d", kind, count).isBetween(count / 20, count - 1);
        }
    }

    /** Runs all, and counts the refusals. */
    int refused(Trial trial) {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "mutations of " + kind);
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (int i = 0; i < count; i++) {
                run(FIRST_SEED + i, trial, executor);
            }
        } finally {
            executor.shutdownNow();
        }
        return refused;
    }

    private void run(long seed, Trial trial, ExecutorService executor) {
        StringBuffer told = new StringBuffer();
        Usage[] usage = new Usage[1];
        Thread[] worker = new Thread[1];
        Future<Boolean> answer = executor.submit(() -> {
            worker[0] = Thread.currentThread();
            StringBuilder shown = new StringBuilder();
            Usage before = Usage.now();
            try {
                trial.run(new SplittableRandom(seed), shown);
                return true;
            } catch (InvalidInputException e) {
                check(e);
                return false;
            } finally {
                usage[0] = Usage.now().since(before);
                told.append(shown, 0, Math.min(SHOWN, shown.length()));
            }
        });
        String input = kind + ", again with -Dmutations.seed=" + seed + " -Dmutations=1";
        try {
            refused += answer.get(HANGS.toSeconds(), TimeUnit.SECONDS) ? 0 : 1;
        } catch (ExecutionException e) {
            throw new AssertionError(input + ":\n" + told, e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(input + " hangs at\n  "
                    + String.join(
                            "\n  ",
                            Arrays.stream(worker[0].getStackTrace())
                                    .map(StackTraceElement::toString)
                                    .toList()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(usage[0].time()).as(input + ":\n" + told).isLessThan(MOST_TIME);
        assertThat(usage[0].bytes()).as("bytes of %s:\n%s", input, told).isLessThan(mostBytes);
    }

    /** A refusal can be shown and says where. */
    private static void check(InvalidInputException refusal) {
        assertThat(refusal.problems()).isNotEmpty();
        for (Problem problem : refusal.problems()) {
            assertThat(ProblemPrinter.print(problem)).isNotBlank().doesNotContain("Exception", "\tat ");
            assertThat(problem.at().file()).isNotBlank();
            boolean whole = problem.at().line() == 0; // a file or folder without lines
            assertThat(whole ? 1 : problem.at().line()).isPositive();
            assertThat(whole ? 1 : problem.at().column()).isPositive();
        }
    }

    /** What this thread has used. */
    private record Usage(Duration time, long bytes) {
        private static final com.sun.management.ThreadMXBean THREADS =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        static Usage now() {
            return new Usage(
                    Duration.ofNanos(THREADS.getCurrentThreadCpuTime()), THREADS.getCurrentThreadAllocatedBytes());
        }

        Usage since(Usage before) {
            return new Usage(time.minus(before.time), bytes - before.bytes);
        }
    }
}
