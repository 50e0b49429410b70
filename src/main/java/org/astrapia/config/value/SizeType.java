package org.astrapia.config.value;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A large number: {@code 0.3M}, {@code 40M}, {@code 300k}, {@code 1.2G} or {@code 300000}. */
public final class SizeType extends ScalarType<Long> {
    private static final Map<Character, Integer> POWERS = Map.of('k', 3, 'M', 6, 'G', 9);
    private static final List<Character> LARGEST_FIRST = List.of('G', 'M', 'k');
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    @Override
    protected String expected() {
        return "a whole number from 1 to 1e15, perhaps in thousands (k), millions (M) or milliards (G), such as 0.3M";
    }

    @Override
    protected Optional<Long> parse(String text) {
        int end = text.length() - 1;
        Integer power = text.isEmpty() ? null : POWERS.get(text.charAt(end));
        String digits = power == null ? text : text.substring(0, end);
        if (!digits.matches("[0-9]+(\\.[0-9]+)?(e[0-9]{1,2})?") || power != null && digits.contains("e")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(digits).scaleByPowerOfTen(power == null ? 0 : power);
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        boolean inRange = number.compareTo(BigDecimal.ONE) >= 0 && number.compareTo(MOST) <= 0;
        return whole && inRange ? Optional.of(number.longValueExact()) : Optional.empty();
    }

    @Override
    public String print(Long value) {
        BigDecimal number = BigDecimal.valueOf(value);
        for (char unit : LARGEST_FIRST) {
            BigDecimal inUnits = number.scaleByPowerOfTen(-POWERS.get(unit)).stripTrailingZeros();
            if (inUnits.scale() <= 2 && inUnits.compareTo(new BigDecimal("0.1")) >= 0) {
                return inUnits.toPlainString() + unit;
            }
        }
        return number.toPlainString();
    }

    @Override
    public JsonObject schema() {
        JsonObject schema = new JsonObject();
        JsonArray types = new JsonArray();
        types.add("string");
        types.add("integer");
        schema.add("type", types);
        return schema;
    }
}
