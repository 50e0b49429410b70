import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a run leaves, without what its clock and its place gave. */
record Numbers(Map<String, String> files) {
    static Numbers of(Path run) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of("metrics.csv", "architecture.csv", "genotype.yaml", "evaluation.json", "summary.json")) {
            Path file = run.resolve(name);
            String text = Files.exists(file) ? Files.readString(file) : "";
            files.put(name, name.equals("metrics.csv") ? withoutClock(text) : text.replaceAll("(?m)^.*_(seconds|bytes|path)\": .*\n", ""));
        }
        return new Numbers(files);
    }

    private static String withoutClock(String text) {
        List<String> header = List.of(text.lines().findFirst().orElse("").split(",", -1));
        return text.lines()
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    return IntStream.range(0, cells.length)
                            .filter(i -> !List.of("images_per_second", "seconds").contains(header.get(i)))
                            .mapToObj(i -> cells[i])
                            .collect(Collectors.joining(","));
                })
                .collect(Collectors.joining("\n"));
    }

    String difference(Numbers other) {
        return files.keySet().stream()
                .filter(name -> !files.get(name).equals(other.files.get(name)))
                .collect(Collectors.joining(", "));
    }
}
