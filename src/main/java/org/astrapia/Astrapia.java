package org.astrapia;

import java.util.Locale;
import org.astrapia.shell.CommandRunner;

/** The program: without arguments it opens the shell, with arguments it carries out one command. */
public final class Astrapia {
    private Astrapia() {}

    /** Numbers, names and messages are the same in every country; TensorFlow's Java part would name nodes by Arabic digits. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.exit(CommandRunner.main(arguments, System.getenv()));
    }
}
