package org.astrapia.data.sets.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.ListSettings;

/**
 * Reads lists of images and labels: tables with commas, semicolons or tabs (RFC 4180), and lines {@code path label}.
 *
 * @param rows in their order
 * @param columns which were taken for what; empty for lines {@code path label}
 */
record LabelTable(List<Row> rows, Optional<Columns> columns) {
    private static final int MOST_ROWS = 5_000_000;
    private static final Set<String> YES = Set.of("1", "1.0", "true", "yes", "y", "x");
    private static final Set<String> NO = Set.of("0", "0.0", "false", "no", "n", "");

    LabelTable {
        rows = List.copyOf(rows);
    }

    /**
     * Reads.
     *
     * @param isImage whether a text names an image, which tells a table without a header
     * @throws org.astrapia.language.InvalidInputException at the line that cannot be read, or at the key of a column
     */
    static LabelTable read(Path file, ListSettings settings, Predicate<String> isImage) {
        LabelText text = LabelText.read(file);
        LabelTable table = text.isPlainList() ? plain(text) : table(text, settings, isImage);
        if (table.rows.isEmpty()) {
            throw Refusal.of(file, "names no images");
        }
        return table;
    }

    /** The label is what stands behind the last white space. */
    private static LabelTable plain(LabelText text) {
        List<Row> rows = new ArrayList<>();
        int line = 0;
        for (String each : text.text().lines().toList()) {
            line++;
            String row = each.strip();
            int space = Math.max(row.lastIndexOf(' '), row.lastIndexOf('\t'));
            if (row.isEmpty() || row.startsWith("#")) {
                continue;
            }
            if (space < 0) {
                throw Refusal.at(
                        text.file(), line, "`" + row + "`: expected is the path of an image, a space, and its class");
            }
            rows.add(new Row(
                    text.file(),
                    line,
                    row.substring(0, space).strip(),
                    List.of(row.substring(space + 1)),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new LabelTable(rows, Optional.empty());
    }

    private static LabelTable table(LabelText text, ListSettings settings, Predicate<String> isImage) {
        List<CsvRecord> records = records(text);
        if (records.isEmpty()) {
            throw Refusal.of(text.file(), "names no images");
        }
        List<String> first =
                records.get(0).getFields().stream().map(String::strip).toList();
        boolean headless = settings.image().isEmpty()
                && settings.label().isEmpty()
                && first.size() >= 2
                && isImage.test(first.get(0));
        Columns columns =
                headless ? Columns.ofTwo(first.size()) : Columns.of(first, cells(records, first.size()), settings);
        List<Row> rows = new ArrayList<>();
        for (CsvRecord each : records.subList(headless ? 0 : 1, records.size())) {
            rows.add(row(text.file(), each, columns, settings));
        }
        return new LabelTable(rows, Optional.of(columns));
    }

    /** Of the rows behind the header that are as long as it; the others are told later. */
    private static List<List<String>> cells(List<CsvRecord> records, int columns) {
        return records.stream()
                .skip(1)
                .filter(each -> each.getFieldCount() == columns)
                .map(CsvRecord::getFields)
                .toList();
    }

    private static List<CsvRecord> records(LabelText text) {
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(text.separator())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text.text())) {
            for (CsvRecord each : reader) {
                records.add(each);
                if (records.size() > MOST_ROWS) {
                    throw Refusal.of(text.file(), "has more than " + MOST_ROWS + " rows");
                }
            }
        } catch (CsvParseException e) {
            long line = records.isEmpty() ? 1 : records.get(records.size() - 1).getStartingLineNumber() + 1;
            throw Refusal.at(text.file(), (int) line, "is no row of a table: " + e.getMessage());
        } catch (IOException impossible) { // all is in memory
            throw new UncheckedIOException(impossible);
        }
        return records;
    }

    private static Row row(Path file, CsvRecord each, Columns columns, ListSettings settings) {
        int line = (int) each.getStartingLineNumber();
        if (each.getFieldCount() != columns.names().size()) {
            throw Refusal.at(
                    file,
                    line,
                    "this row has " + each.getFieldCount() + " values, and the first one has "
                            + columns.names().size());
        }
        return new Row(
                file,
                line,
                each.getField(columns.image()).strip(),
                labels(file, line, each, columns, settings),
                cell(each, columns.part()),
                cell(each, columns.group()));
    }

    private static Optional<String> cell(CsvRecord each, OptionalInt column) {
        return column.isPresent() ? Optional.of(each.getField(column.getAsInt()).strip()) : Optional.empty();
    }

    private static List<String> labels(Path file, int line, CsvRecord each, Columns columns, ListSettings settings) {
        if (columns.labels().size() > 1) {
            return columns.labels().stream()
                    .filter(column -> isMarked(file, line, columns.names().get(column), each.getField(column)))
                    .map(columns.names()::get)
                    .toList();
        }
        String cell = each.getField(columns.labels().get(0)).strip();
        if (settings.separator().isEmpty()) {
            return cell.isEmpty() ? List.of() : List.of(cell);
        }
        return Arrays.stream(cell.split(Pattern.quote(settings.separator().get())))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isMarked(Path file, int line, String column, String cell) {
        String mark = cell.strip().toLowerCase(Locale.ROOT);
        if (!YES.contains(mark) && !NO.contains(mark)) {
            throw Refusal.at(
                    file,
                    line,
                    "column `" + column + "` has `" + cell
                            + "`, expected is 1 where the image has this label and 0 where" + " it has not");
        }
        return YES.contains(mark);
    }
}
