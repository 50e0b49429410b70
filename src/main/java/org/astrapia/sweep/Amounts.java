package org.astrapia.sweep;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as people write them. */
final class Amounts {
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(?:\\.(\\d))?\\s*(s|min|h|d)");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3})-)?(\\d{1,3}):(\\d\\d)(?::(\\d\\d))?");
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,7})\\s*(MB|GB)");
    private static final int SECONDS_OF_HOUR = 3600;
    private static final int HOURS_OF_DAY = 24;
    private static final int MEGABYTES_OF_GIGABYTE = 1024;

    private Amounts() {}

    /** {@code 90s}, {@code 20min}, {@code 1.5h}, {@code 2d}, or as Slurm has it, {@code 04:00:00} and {@code 1-12:00}. */
    static Optional<Duration> time(String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            long unit = switch (time.group(3)) {
                case "s" -> 1;
                case "min" -> 60;
                case "h" -> SECONDS_OF_HOUR;
                default -> (long) HOURS_OF_DAY * SECONDS_OF_HOUR;
            };
            long tenths = 10 * Long.parseLong(time.group(1))
                    + (time.group(2) == null ? 0 : time.group(2).charAt(0) - '0');
            return Optional.of(Duration.ofMillis(tenths * unit * 100)).filter(Amounts::isPositive);
        }
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return Optional.empty();
        }
        long days = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
        long seconds = clock.group(4) == null ? 0 : Long.parseLong(clock.group(4));
        return Optional.of(Duration.ofDays(days)
                        .plusHours(Long.parseLong(clock.group(2)))
                        .plusMinutes(Long.parseLong(clock.group(3)))
                        .plusSeconds(seconds))
                .filter(Amounts::isPositive);
    }

    private static boolean isPositive(Duration time) {
        return time.compareTo(Duration.ZERO) > 0;
    }

    /** {@code 16GB} or {@code 900MB}, in MiB as Slurm counts. */
    static OptionalLong megabytes(String text) {
        Matcher memory = MEMORY.matcher(text);
        if (!memory.matches() || Long.parseLong(memory.group(1)) == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                Long.parseLong(memory.group(1)) * (memory.group(2).equals("GB") ? MEGABYTES_OF_GIGABYTE : 1));
    }

    /** As Slurm reads it, {@code 1-02:03:04}. */
    static String clock(Duration time) {
        return String.format(
                Locale.ROOT,
                "%s%02d:%02d:%02d",
                time.toDays() > 0 ? time.toDays() + "-" : "",
                time.toHoursPart(),
                time.toMinutesPart(),
                time.toSecondsPart());
    }
}
