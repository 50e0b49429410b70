package org.astrapia.run.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.astrapia.files.AtomicFile;
import org.astrapia.run.RunFolder;
import org.astrapia.run.table.Csv;

/**
 * {@code confusion-NETWORK-TEST.csv}, for spreadsheets: a header of class names, then a row for each true class with the
 * numbers of images that were taken for each class.
 */
final class ConfusionFiles {
    private ConfusionFiles() {}

    /** Writes one file for each network and test set; a second network of one name gets a number. */
    static void write(RunFolder folder, List<String> classes, List<TrainedNetwork> networks) {
        Map<String, Integer> uses = new HashMap<>();
        for (TrainedNetwork network : networks) {
            int use = uses.merge(network.name(), 1, Integer::sum);
            String prefix = "confusion-" + network.name() + (use == 1 ? "-" : "-" + use + "-");
            network.result()
                    .evaluations()
                    .byName("-")
                    .forEach((test, evaluation) -> AtomicFile.replace(
                            folder.file(prefix + test + ".csv"), text(classes, evaluation.confusion())));
        }
    }

    /** The table of one network and test set. */
    static String text(List<String> classes, List<List<Long>> confusion) {
        StringBuilder text = new StringBuilder(line("true class", classes));
        for (int label = 0; label < classes.size(); label++) {
            text.append(line(classes.get(label), confusion.get(label)));
        }
        return text.toString();
    }

    private static String line(String first, List<?> others) {
        return Csv.line(Stream.concat(Stream.of(first), others.stream().map(String::valueOf))
                .toList());
    }
}
