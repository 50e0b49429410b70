package org.astrapia;

/** The program: without arguments it opens the shell, with arguments it carries out one command. */
public final class Astrapia {
    private Astrapia() {}

    public static void main(String[] arguments) {
        System.out.println("astrapia 0.1.0");
    }
}
