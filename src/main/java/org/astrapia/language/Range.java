package org.astrapia.language;

/**
 * Allowed numbers.
 *
 * @param least smallest, or the bound to exceed
 * @param most largest, or the bound to stay below
 * @param leastAllowed whether {@code least} itself is allowed
 * @param mostAllowed whether {@code most} itself is allowed
 */
public record Range(double least, double most, boolean leastAllowed, boolean mostAllowed) {
    /** Every finite number, of those that are no counts every one that 32 bits hold. */
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, false);

    /** With a smallest value. */
    public Range from(double value) {
        return new Range(value, most, true, mostAllowed);
    }

    /** With a bound that is exceeded. */
    public Range above(double value) {
        return new Range(value, most, false, mostAllowed);
    }

    /** With a largest value. */
    public Range to(double value) {
        return new Range(least, value, leastAllowed, true);
    }

    /** With a bound that is not reached. */
    public Range below(double value) {
        return new Range(least, value, leastAllowed, false);
    }

    /** Whether the number is allowed. */
    public boolean holds(double number) {
        boolean enough = leastAllowed ? number >= least : number > least;
        return enough && (mostAllowed ? number <= most : number < most);
    }

    /** Whether a number that is no count is allowed: as it is written, and as computation holds it in 32 bits. */
    public boolean holdsReal(double number) {
        double single = Numbers.single(number);
        return holds(number) && holds(single) && (single == 0) == (number == 0);
    }

    /**
     * What becomes of a number in 32 bits where only that is not allowed: {@code , which is 0 in 32 bits}; empty where
     * the number itself is not.
     */
    public String inSingle(double number) {
        double single = Numbers.single(number);
        if (!holds(number) || holdsReal(number)) {
            return "";
        }
        return ", which is " + (Double.isInfinite(single) ? "infinite" : Numbers.print(single)) + " in 32 bits";
    }

    /** {@code from 1 to 8}, {@code above 0 and at most 1}, {@code 0 or more}; empty for every number. */
    public String described() {
        boolean bounded = !Double.isInfinite(most);
        if (Double.isInfinite(least)) {
            return bounded ? (mostAllowed ? "at most " : "below ") + Numbers.print(most) : "";
        }
        String from = Numbers.print(least);
        if (!bounded) {
            return leastAllowed ? from + " or more" : "above " + from;
        }
        String to = Numbers.print(most);
        if (least == most) {
            return "only " + from;
        }
        if (leastAllowed && mostAllowed) {
            return "from " + from + " to " + to;
        }
        return (leastAllowed ? "at least " : "above ") + from + " and " + (mostAllowed ? "at most " : "below ") + to;
    }
}
