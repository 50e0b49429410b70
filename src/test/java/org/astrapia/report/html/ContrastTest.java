package org.astrapia.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text can be read in both schemes: WCAG's contrast ratio is 4.5 or more. */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textOnPaper(boolean dark) {
        Map<String, double[]> colours = colours(dark);
        for (String text : new String[] {"ink", "quiet", "accent"}) {
            for (String ground : new String[] {"paper", "soft"}) {
                assertThat(contrast(colours.get(text), colours.get(ground)))
                        .as("%s on %s", text, ground)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(contrast(colours.get("ink"), colours.get("notice"))).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void numbersOnTheHeatMap(boolean dark) {
        Map<String, double[]> colours = colours(dark);
        for (int percent = 0; percent <= 100; percent++) {
            double[] square = mix(colours.get("paper"), colours.get("heat"), percent / 100.0);
            double[] ink = colours.get(ConfusionChart.ink(percent / 100.0));
            assertThat(contrast(ink, square)).as("%d %%", percent).isGreaterThanOrEqualTo(4.5);
        }
    }

    private static Map<String, double[]> colours(boolean dark) {
        String css = Stylesheet.drawing();
        int second = css.indexOf("@media");
        Map<String, double[]> colours = new HashMap<>();
        for (String part : dark
                ? new String[] {css.substring(0, second), css.substring(second)}
                : new String[] {css.substring(0, second)}) {
            COLOUR.matcher(part).results().forEach(found -> colours.put(found.group(1), rgb(found.group(2))));
        }
        return colours;
    }

    private static double[] rgb(String hex) {
        int all = Integer.parseInt(hex, 16);
        return new double[] {(all >> 16) / 255.0, (all >> 8 & 255) / 255.0, (all & 255) / 255.0};
    }

    private static double[] mix(double[] ground, double[] colour, double opacity) {
        double[] mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = ground[i] + opacity * (colour[i] - ground[i]);
        }
        return mixed;
    }

    private static double contrast(double[] a, double[] b) {
        double brighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
