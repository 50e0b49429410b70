package org.astrapia.shell.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.astrapia.shell.console.CompletionSource.Kind;

/**
 * One command in a list of commands: all that is said of it before its class is loaded. Its help, its completion, its line in
 * the reference and its call follow from this.
 *
 * @param name one word, or two for a command of a group: {@code genotype show}
 * @param arguments what it takes, for people
 * @param summary what it does, one line
 * @param example a call that works as it stands
 * @param first what its first argument may be
 * @param rest what the arguments behind that may be
 * @param traits how the shell treats it
 * @param supplier of a fresh object for one call
 */
public record CommandEntry(
        String name,
        String arguments,
        String summary,
        String example,
        List<Kind> first,
        List<Kind> rest,
        Set<Trait> traits,
        Supplier<CommandCall> supplier) {
    /** How the shell treats a command. */
    public enum Trait {
        /** What stands behind it is text, in which a minus announces no option. */
        TAKES_TEXT,
        /** What stands behind it is a command: options that follow its name are that command's. */
        TAKES_COMMAND,
        /** It is a run: it may go on in the background. */
        BACKGROUND,
        /** What it prints is shown at once and never page by page, since it takes long and tells news meanwhile. */
        UNPAGED
    }

    public CommandEntry {
        first = List.copyOf(first);
        rest = List.copyOf(rest);
        traits = Set.copyOf(traits);
    }

    /** A command that takes nothing, unless more is said. */
    public static CommandEntry of(String name, Supplier<CommandCall> supplier) {
        return new CommandEntry(name, "", "", name, List.of(), List.of(), Set.of(), supplier);
    }

    /** The same with what it takes, for people. */
    public CommandEntry usage(String text) {
        return new CommandEntry(name, text, summary, example, first, rest, traits, supplier);
    }

    /** The same with what it does. */
    public CommandEntry does(String text) {
        return new CommandEntry(name, arguments, text, example, first, rest, traits, supplier);
    }

    /** The same with a call that works as it stands. */
    public CommandEntry example(String text) {
        return new CommandEntry(name, arguments, summary, text, first, rest, traits, supplier);
    }

    /** The same with what its first argument may be. */
    public CommandEntry first(Kind... kinds) {
        return new CommandEntry(name, arguments, summary, example, List.of(kinds), rest, traits, supplier);
    }

    /** The same with what the arguments behind the first may be. */
    public CommandEntry rest(Kind... kinds) {
        return new CommandEntry(name, arguments, summary, example, first, List.of(kinds), traits, supplier);
    }

    /** The same with what each of its arguments may be. */
    public CommandEntry each(Kind... kinds) {
        return first(kinds).rest(kinds);
    }

    /** The same with traits. */
    public CommandEntry is(Trait one, Trait... more) {
        return new CommandEntry(name, arguments, summary, example, first, rest, EnumSet.of(one, more), supplier);
    }

    /** Whether it has this trait. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** A fresh object for one call. */
    public CommandCall create() {
        return supplier.get();
    }

    /** Name and arguments. */
    public String call() {
        return (name + " " + arguments).strip();
    }

    /** The first word. */
    public String group() {
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    /** Whether it is {@code GROUP NAME}. */
    public boolean grouped() {
        return name.indexOf(' ') >= 0;
    }

    /** The last word. */
    public String lastWord() {
        return name.substring(name.indexOf(' ') + 1);
    }
}
