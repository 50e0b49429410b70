package org.astrapia.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a CSV text without quoting that may have been cut off while it was written. */
final class CsvFile {
    private CsvFile() {}

    /** Its rows by column name. A last line without its line end and lines of another length are left out. */
    static List<Map<String, String>> rows(String text) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<String> lines = whole.lines().filter(line -> !line.isBlank()).toList();
        List<Map<String, String>> rows = new ArrayList<>();
        if (lines.isEmpty()) {
            return rows;
        }
        String[] header = lines.get(0).split(",", -1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length == header.length) {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(header[i].strip(), cells[i].strip());
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
