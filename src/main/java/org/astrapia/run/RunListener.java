package org.astrapia.run;

/** Follows a run: the terminal's progress, JSON lines for a parent process, tests. */
@FunctionalInterface
public interface RunListener {
    /** Called on the engine's thread; must return soon. */
    void on(RunEvent event);
}
