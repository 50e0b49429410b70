package org.astrapia;

import org.astrapia.shell.Program;

/** The program: without arguments it opens the shell, with arguments it carries out one command. */
public final class Astrapia {
    private Astrapia() {}

    public static void main(String[] arguments) {
        System.exit(Program.main(arguments, System.getenv()));
    }
}
