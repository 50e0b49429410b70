package org.astrapia.language;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;

/** Numbers as people write them. */
public final class Numbers {
    /** Thousands, millions and milliards, and their powers of ten. */
    private static final Map<Character, Integer> UNITS = Map.of('k', 3, 'M', 6, 'G', 9);

    private Numbers() {}

    /** The shortest text that reads back as this very number: {@code 5}, {@code 0.025}, {@code 3e-4}. */
    public static String print(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (exact.signum() == 0) {
            return "0";
        }
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -3 && exponent < 7) {
            return exact.toPlainString();
        }
        BigDecimal mantissa = exact.scaleByPowerOfTen(-exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }

    /** Whether it may stand behind a number and make it larger: {@code 0.5M} is half a million. */
    static boolean isUnit(char letter) {
        return UNITS.containsKey(letter);
    }

    /** The same number without a unit, {@code 500000} for {@code 0.5M}. */
    static String withoutUnit(String text) {
        int last = text.length() - 1;
        Integer power = UNITS.get(text.charAt(last));
        return power == null
                ? text
                : new BigDecimal(text.substring(0, last))
                        .scaleByPowerOfTen(power)
                        .toPlainString();
    }

    /** The number as computation holds it, in 32 bits: rounded, 0 where it is too small, infinite where it is too large. */
    public static double single(double number) {
        float single = (float) number;
        return Math.abs(single) < Float.MIN_NORMAL ? 0 : single;
    }

    /** A whole number; empty for a fraction or what does not fit. */
    public static OptionalLong whole(String text) {
        try {
            return OptionalLong.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
