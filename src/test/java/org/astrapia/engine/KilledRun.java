package org.astrapia.engine;

import java.nio.file.Path;
import java.util.List;

/** A process that runs, or resumes, a {@link TinyRun} and tells every moment on its standard output. */
final class KilledRun {
    private KilledRun() {}

    public static void main(String[] arguments) {
        TinyRun tiny = new TinyRun(Path.of(arguments[0]));
        Runner runner = tiny.runner(new Cancel(), TinyRun.atMoments(System.out::println));
        List<RunFolder> begun = tiny.runs().list();
        if (begun.isEmpty()) {
            runner.run(tiny.experiment(), List.of());
        } else {
            runner.resume(begun.get(0));
        }
    }
}
