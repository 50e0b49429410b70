package org.astrapia.language;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Numbers as people write them. */
public final class Numbers {
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
