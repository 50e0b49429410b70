package org.astrapia.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names that may have been meant by a name that does not exist. */
public final class Suggestions {
    private static final int MOST = 3;
    private static final int LONGEST = 100;
    private static final int MOST_FILES = 1000;
    private static final int FAR = Integer.MAX_VALUE;

    private Suggestions() {}

    /** At most three of {@code allowed}, best first: those a few typing mistakes away, then those that begin alike. */
    public static List<String> closest(String wrong, Collection<String> allowed) {
        if (wrong.isEmpty() || wrong.length() > LONGEST) {
            return List.of();
        }
        record Candidate(String name, int distance) {}
        List<Candidate> candidates = new ArrayList<>();
        for (String name : allowed) {
            int distance = distance(plain(wrong), plain(name));
            if (distance < FAR) {
                candidates.add(new Candidate(name, distance));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
        return candidates.stream().map(Candidate::name).distinct().limit(MOST).toList();
    }

    /** At most three files of the same folder with names like that of {@code missing}, which does not exist. */
    public static List<String> closestFiles(Path missing) {
        Path folder = missing.toAbsolutePath().getParent();
        if (folder == null || missing.getFileName() == null) {
            return List.of();
        }
        try (Stream<Path> siblings = Files.list(folder)) {
            List<String> names = siblings.limit(MOST_FILES)
                    .filter(Files::isRegularFile)
                    .map(sibling -> sibling.getFileName().toString())
                    .toList();
            return closest(missing.getFileName().toString(), names).stream()
                    .map(name -> missing.resolveSibling(name).toString())
                    .toList();
        } catch (IOException | SecurityException e) {
            return List.of();
        }
    }

    /** {@code a}, {@code a or b}, {@code a, b or c}. */
    public static String alternatives(Collection<String> names) {
        List<String> list = List.copyOf(names);
        if (list.size() < 2) {
            return String.join("", list);
        }
        int last = list.size() - 1;
        return String.join(", ", list.subList(0, last)) + " or " + list.get(last);
    }

    /** {@code Cross_Entropy} and {@code cross-entropy} are the same mistake-free name. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int distance(String wrong, String name) {
        int edits = edits(wrong, name);
        if (edits <= Math.max(1, wrong.length() / 3)) {
            return edits;
        }
        boolean alike = wrong.length() >= 2 && name.startsWith(wrong) || name.length() >= 3 && wrong.startsWith(name);
        return alike ? LONGEST + edits : FAR;
    }

    /** Insertions, deletions, replacements and swaps of neighbours that lead from {@code a} to {@code b}. */
    private static int edits(String a, String b) {
        if (b.length() > LONGEST) {
            return FAR - LONGEST;
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, edits[i - 2][j - 2] + 1);
                }
                edits[i][j] = best;
            }
        }
        return edits[a.length()][b.length()];
    }
}
