package org.astrapia.shell.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Ctrl-C during a run: the first asks the run to stop after its step, the second abandons it. Whatever else asks a process to
 * go counts as the first. Closing gives the signals back to whom they belonged.
 */
public final class Interruption implements AutoCloseable {
    /**
     * Signals that ask a process to go: of a person or a system that shuts down, of a terminal that was closed, and of batch
     * systems a moment before they kill. SIGUSR2 is the virtual machine's own.
     */
    public static final List<String> ASKING = List.of("TERM", "HUP", "USR1", "XCPU");

    private final List<Registered> registered = new ArrayList<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Environment here;
    private final Runnable cancel;
    private final Runnable abandon;

    private record Registered(String signal, Object handlerBefore) {}

    /**
     * Takes the signals over.
     *
     * @param cancel asks the run to stop; called at most once, on a thread of the signal
     * @param abandon ends it at once
     */
    public Interruption(Environment here, Runnable cancel, Runnable abandon) {
        this.here = here;
        this.cancel = cancel;
        this.abandon = abandon;
        register("INT", this::interrupt);
        ASKING.forEach(signal -> register(signal, this::ask));
    }

    private void register(String signal, Runnable handler) {
        registered.add(new Registered(signal, Signals.register(signal, handler)));
    }

    private void interrupt() {
        if (!ask()) {
            abandon.run();
        }
    }

    /** Abandons a run of this process. Not by exit: hooks would wait for the engine's thread, which is in native code. */
    public static void endProcess() {
        Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
    }

    private boolean ask() {
        if (!asked.compareAndSet(false, true)) {
            return false;
        }
        cancel.run(); // before it is told, since whoever listened may be gone
        here.err().println();
        here.err()
                .println("interrupted: finishing the step and writing a checkpoint; a second Ctrl-C abandons the step");
        return true;
    }

    @Override
    public void close() {
        for (Registered signal : registered) {
            Signals.unregister(signal.signal(), signal.handlerBefore());
        }
    }
}
