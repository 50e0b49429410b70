package org.astrapia.run.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.astrapia.files.TextFile;
import org.astrapia.genotype.Genotype;
import org.astrapia.genotype.GenotypeText;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Json;
import org.astrapia.language.Json.DamagedException;
import org.astrapia.language.Source;
import org.astrapia.run.RunFolders;
import org.astrapia.run.RunStatus;
import org.astrapia.run.result.EvaluationReader;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.table.TableReader;

/** Reads a run folder, also one that is still being written or was cut off. */
public final class RunReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private final Path folder;
    private final List<String> unreadable = new ArrayList<>();

    private RunReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads what is there; a missing or torn file leaves its part empty.
     *
     * @throws IOException if a file is there but cannot be opened
     */
    public static Run read(Path folder) throws IOException {
        return new RunReader(folder).read();
    }

    private Run read() throws IOException {
        Optional<RunStatus> status = status();
        Json provenance = json("provenance.json");
        Json summary = json("summary.json");
        Optional<RunEvaluation> evaluation = evaluation();
        Optional<String> genotypeText = text("genotype.yaml");
        return new Run(
                folder,
                status,
                provenance,
                table("metrics.csv", TableReader::metrics),
                table("architecture.csv", TableReader::architecture),
                table("trials.csv", TableReader::trials),
                evaluation,
                summary,
                genotypeText.flatMap(this::genotype),
                genotypeText,
                text("resolved.yaml"),
                unreadable);
    }

    /** Every operation that the text names is known here: a report does not build it. */
    private Optional<Genotype> genotype(String text) {
        Set<String> named = NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        try {
            return Optional.of(GenotypeText.parse(new Source("genotype.yaml", text), named));
        } catch (InvalidInputException torn) {
            unreadable.add("genotype.yaml: " + torn.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        TextFile read = TextFile.read(file);
        read.damage()
                .ifPresent(damage -> unreadable.add(name + ":" + damage.line() + ": " + damage.reason()
                        + "; `astrapia resume` repairs what can be repaired"));
        return Optional.of(read.text());
    }

    private Json json(String name) throws IOException {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Json.empty();
        }
        try {
            return Json.parse(text.get());
        } catch (DamagedException torn) {
            unreadable.add(name + ": it is damaged: " + torn.getMessage());
            return Json.empty();
        }
    }

    private Optional<RunEvaluation> evaluation() throws IOException {
        Json json = json("evaluation.json");
        if (json.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> obstacle = EvaluationReader.obstacle(json);
        obstacle.ifPresent(reason -> unreadable.add("evaluation.json: " + reason));
        return obstacle.isPresent() ? Optional.empty() : Optional.of(EvaluationReader.read(json));
    }

    private <R> List<R> table(String name, BiFunction<TableReader, String, List<R>> rows) throws IOException {
        TableReader tables = new TableReader(name);
        List<R> read = rows.apply(tables, text(name).orElse(""));
        tables.refusal().ifPresent(unreadable::add);
        return read;
    }

    private Optional<RunStatus> status() {
        try {
            return Optional.of(new RunFolders(folder).find(folder.toString()).status());
        } catch (InvalidInputException noRun) {
            return Optional.empty();
        }
    }
}
