package org.astrapia.run.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a CSV text without quoting that may have been cut off while it was written. */
final class CsvFile {
    /**
     * A row.
     *
     * @param line number of its line in the text, from 1
     * @param cells by column name
     */
    record Row(int line, Map<String, String> cells) {
        /** The text of a column; empty without one. */
        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** The number of a column; empty where there is none. */
        Optional<Double> number(String column) {
            try {
                return Optional.of(Double.valueOf(text(column)));
            } catch (NumberFormatException none) {
                return Optional.empty();
            }
        }
    }

    private CsvFile() {}

    /** Its rows. A last line without its line end and lines of another length are left out. */
    static List<Row> rows(String text) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<String> lines = whole.lines().toList();
        List<Row> rows = new ArrayList<>();
        if (lines.isEmpty()) {
            return rows;
        }
        String[] header = lines.get(0).split(",", -1);
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length == header.length && !lines.get(i).isBlank()) {
                Map<String, String> row = new HashMap<>();
                for (int column = 0; column < cells.length; column++) {
                    row.put(header[column].strip(), cells[column].strip());
                }
                rows.add(new Row(i + 1, row));
            }
        }
        return rows;
    }
}
