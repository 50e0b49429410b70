package org.astrapia.mutations;

import java.util.List;

/** Texts of published codes, and what is made of them on the way. */
final class PythonTexts {
    private static final String ROWS =
            "[('sep_conv_3x3', 0), ('skip_connect', 1), ('sep_conv_3x3', 2), ('skip_connect', 0)]";
    private static final String TRIPLES = "[('sep_conv_3x3', 2, 0), ('skip_connect', 3, 1), ('dil_conv_5x5', 3, 2)]";

    private PythonTexts() {}

    static List<String> all() {
        String darts = "Genotype(normal=" + ROWS + ", normal_concat=range(2, 4), reduce=" + ROWS
                + ", reduce_concat=range(2, 4))";
        String fairDarts = darts.replace(ROWS, TRIPLES);
        String json = "{\"normal\": " + ROWS.replace('(', '[').replace(')', ']').replace('\'', '"')
                + ", \"normal_concat\": [2, 3], \"reduce\": [], \"reduce_concat\": null}";
        return List.of(
                darts,
                fairDarts,
                json,
                "PRIMITIVES = [\n  'none',\n]\n\nA = " + darts + "\nB = " + fairDarts + "\nC = B\n",
                "06/27 01:25:46 PM genotype = " + darts + "\n06/27 02:25:46 PM genotype = " + darts + "\n",
                "Genotype(normal=[[(np.str_('none'), np.int64(0), 0.25), ('none', 1, 1e-3)]], normal_concat=None,\n"
                        + "  reduce=array([['none', '0'], ['none', '1']], dtype=object), reduce_concat=torch.tensor([2]))",
                "Genotype(" + ROWS + ", [2, 3], " + ROWS + ", [*range(2, 4)])",
                "[" + json + ", " + json + "]",
                "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|");
    }
}
