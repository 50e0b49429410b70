package org.astrapia.shell;

/**
 * What is said of a command before it is loaded.
 *
 * @param name one word, or two for a command of a group: {@code genotype show}
 * @param arguments what it takes, for people
 * @param summary what it does, one line
 */
record CommandName(String name, String arguments, String summary) {
    /** The first word. */
    String group() {
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    /** Whether it is {@code GROUP NAME}. */
    boolean grouped() {
        return name.indexOf(' ') >= 0;
    }

    /** The last word. */
    String lastWord() {
        return name.substring(name.indexOf(' ') + 1);
    }
}
