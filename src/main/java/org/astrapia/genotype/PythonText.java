package org.astrapia.genotype;

import java.util.List;
import org.astrapia.language.Position;

/**
 * What stands in {@code Genotype(normal=[...], normal_concat=..., reduce=[...], reduce_concat=...)}.
 *
 * @param normal the normal cell
 * @param reduce the reduction cell
 */
record PythonText(PythonCell normal, PythonCell reduce) {
    /**
     * One cell.
     *
     * @param at place of its rows
     * @param rows in the order of the text
     * @param concatAt place of its concatenation
     * @param concat nodes of its concatenation, ranges written out
     */
    record PythonCell(Position at, List<Row> rows, Position concatAt, List<Whole> concat) {}

    /** {@code ('sep_conv_3x3', 1)} or {@code ('sep_conv_3x3', 2, 1)}. */
    record Row(Position at, int length, Word operation, List<Whole> nodes) {}

    /** A text in quotes; its place and length are those with the quotes. */
    record Word(Position at, int length, String text) {}

    /** A whole number. */
    record Whole(Position at, int length, int value) {}
}
