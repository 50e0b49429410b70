package org.astrapia.data.sets.files;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The order in which people count: {@code 2} before {@code 10}, {@code img9} before {@code img10}. Runs of decimal digits
 * of any script are compared by value, all else by code point; of names that are equal so far, {@code 7} and {@code 007},
 * the one with fewer zeros comes first. It depends on no language and no machine.
 */
public final class NaturalOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int left = a.codePointAt(i);
            int right = b.codePointAt(j);
            if (Character.isDigit(left) && Character.isDigit(right)) {
                int endOfLeft = endOfDigits(a, i);
                int endOfRight = endOfDigits(b, j);
                int order = compareNumbers(a.substring(i, endOfLeft), b.substring(j, endOfRight));
                if (order != 0) {
                    return order;
                }
                i = endOfLeft;
                j = endOfRight;
            } else if (left != right) {
                return Integer.compare(left, right);
            } else {
                i += Character.charCount(left);
                j += Character.charCount(right);
            }
        }
        int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : byLengthAndCodePoints(a, b);
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** By value, however many digits there are. */
    private static int compareNumbers(String a, String b) {
        int[] left = significant(a);
        int[] right = significant(b);
        int length = Integer.compare(left.length, right.length);
        return length != 0 ? length : Arrays.compare(left, right);
    }

    private static int[] significant(String digits) {
        return digits.codePoints()
                .map(c -> Character.digit(c, 10))
                .dropWhile(digit -> digit == 0)
                .toArray();
    }

    private static int byLengthAndCodePoints(String a, String b) {
        int length = Integer.compare(a.length(), b.length());
        return length != 0
                ? length
                : Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }
}
