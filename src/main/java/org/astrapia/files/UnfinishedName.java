package org.astrapia.files;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of what is not finished yet, {@code .NAME.PROCESS-NUMBER.unfinished}: hidden, beside the place where it will lie,
 * and telling who makes it, so that what a kill leaves is known for what it is.
 */
final class UnfinishedName {
    private static final Pattern FORM =
            Pattern.compile("\\.(.+?)(?:\\.(\\d{1,18})-\\d+)?\\.unfinished", Pattern.DOTALL);

    /** A system allows 255 bytes for a name, and a character takes four at most. */
    private static final int LONGEST = 50;

    private static final AtomicLong NUMBER = new AtomicLong();

    /** Names that this process works on: after a restart of the machine another one may have had its number. */
    private static final Set<String> OWN = ConcurrentHashMap.newKeySet();

    private UnfinishedName() {}

    /** A name beside {@code file} that this process has not used yet; {@link #forget} gives it back. */
    static Path beside(Path file) {
        String name = "." + cut(file.getFileName().toString()) + "."
                + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet() + ".unfinished";
        OWN.add(name);
        return file.resolveSibling(name);
    }

    static void forget(Path unfinished) {
        OWN.remove(unfinished.getFileName().toString());
    }

    /** Whether nobody works any more on what has this name. */
    static boolean isLeftOver(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches() || OWN.contains(name)) {
            return false;
        }
        return matcher.group(2) == null || !isAlive(Long.parseLong(matcher.group(2)));
    }

    /** Whether this is a name of what was to become {@code file}. */
    static boolean isOf(String name, Path file) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                && matcher.group(1).equals(cut(file.getFileName().toString()));
    }

    /** A process of this number other than this one. */
    private static boolean isAlive(long process) {
        return process != ProcessHandle.current().pid()
                && ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, LONGEST)));
    }
}
