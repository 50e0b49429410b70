package org.astrapia.run.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;

/**
 * Tables as text: comma-separated values after RFC 4180, with line ends of one character as in a run's other files. A cell has
 * quotes only where it needs them, for a comma, a quote or a line end.
 */
public final class Csv {
    /** No cell begins with it: without that, one that begins with {@code #} would get quotes. */
    private static final char NO_COMMENTS = '\0';

    private static final CsvWriter.CsvWriterBuilder WRITER =
            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).commentCharacter(NO_COMMENTS);

    private static final CsvReader.CsvReaderBuilder READER = CsvReader.builder().allowUnclosedQuote(false);

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

    /**
     * A line of a file of a user's.
     *
     * @param number of the line, from 1
     */
    record Line(int number, List<String> cells) {
        /** About where a cell begins, from 1; quotes are not counted. */
        int column(int cell) {
            return 1
                    + cells.subList(0, cell).stream()
                            .mapToInt(before -> before.length() + 1)
                            .sum();
        }
    }

    private Csv() {}

    /**
     * The lines of a file of a user's, blanks around cells left out; empty lines are passed over.
     *
     * @throws InvalidInputException when it cannot be read, or its quotes make no sense
     */
    static List<Line> read(Path file) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = READER.ofCsvRecord(file)) {
            for (CsvRecord line : reader) {
                lines.add(new Line(
                        Math.toIntExact(line.getStartingLineNumber()),
                        line.getFields().stream().map(String::strip).toList()));
            }
            return lines;
        } catch (CsvParseException damaged) {
            int next = lines.isEmpty() ? 1 : lines.get(lines.size() - 1).number() + 1;
            throw refusal(file, next, "the table cannot be read from here: " + damaged.getMessage());
        } catch (IOException | UncheckedIOException unreadable) {
            boolean missing = !Files.exists(file);
            throw refusal(
                    file, 1, missing ? "the file does not exist" : "it cannot be read: " + unreadable.getMessage());
        }
    }

    private static InvalidInputException refusal(Path file, int line, String message) {
        Position at = new Position(file.toString(), line, 1);
        return new InvalidInputException(List.of(new Problem(Problem.Severity.ERROR, at, "", 1, message, List.of())));
    }

    /** A header or a row, with its line end. */
    public static String line(List<String> cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = WRITER.build(text)) {
            writer.writeRecord(cells);
        } catch (IOException impossible) { // nothing is written but to memory
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * The rows of a table whose first line names the columns. The text may have been cut off while it was written, or
     * damaged: a row is a line, so that one that cannot be read, has another number of cells or lacks its line end is left out
     * alone.
     */
    static List<Row> rows(String text) {
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<String> lines = whole.lines().toList();
        List<Row> rows = new ArrayList<>();
        if (lines.isEmpty()) {
            return rows;
        }
        List<String> header = cells(lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            if (cells.size() == header.size() && !cells.isEmpty()) {
                Map<String, String> row = new HashMap<>();
                for (int column = 0; column < cells.size(); column++) {
                    row.put(header.get(column).strip(), cells.get(column).strip());
                }
                rows.add(new Row(i + 1, row));
            }
        }
        return rows;
    }

    /** The cells of a line; none where it is empty or its quotes make no sense. */
    private static List<String> cells(String line) {
        if (line.isBlank()) {
            return List.of();
        }
        try {
            return READER.ofSingleCsvRecord(line).getFields();
        } catch (CsvParseException damaged) {
            return List.of();
        }
    }
}
