package org.astrapia.run.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Json;
import org.astrapia.run.RunStatus;
import org.astrapia.run.Settings;
import org.astrapia.run.result.NetworkResult;
import org.astrapia.run.result.RunEvaluation;
import org.astrapia.run.table.EpochRow;
import org.astrapia.run.table.MixingRow;

/**
 * What a run folder holds. An unfinished run lacks some of it: then the part is empty.
 *
 * @param folder where it lies
 * @param status how it stands; a run whose process was killed counts as interrupted
 * @param provenance content of {@code provenance.json}
 * @param metrics rows of {@code metrics.csv}, in order
 * @param architecture rows of {@code architecture.csv}, in order
 * @param trials rows of {@code trials.csv}, in order, the first trial as epoch 0
 * @param evaluation content of {@code evaluation.json}
 * @param summary content of {@code summary.json}
 * @param genotype the derived architecture
 * @param genotypeText {@code genotype.yaml} as it stands
 * @param resolved {@code resolved.yaml} as it stands
 * @param unreadable files that were there but could not be understood, with the reason
 */
public record Run(
        Path folder,
        Optional<RunStatus> status,
        Json provenance,
        List<EpochRow> metrics,
        List<MixingRow> architecture,
        List<EpochRow> trials,
        Optional<RunEvaluation> evaluation,
        Json summary,
        Optional<Genotype> genotype,
        Optional<String> genotypeText,
        Optional<String> resolved,
        List<String> unreadable) {
    private static final String UNKNOWN = "n/a";
    private static final Pattern EXPERIMENT = Pattern.compile("(?m)^experiment: *['\"]?([^'\"\\n]+)");

    public Run {
        metrics = List.copyOf(metrics);
        architecture = List.copyOf(architecture);
        trials = List.copyOf(trials);
        unreadable = List.copyOf(unreadable);
    }

    /** The folder's name, {@code 2026-11-23_201500_ssf-nas}. */
    public String name() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** The experiment's name, as the resolved experiment says; without one the folder's name. */
    public String experiment() {
        return resolved.flatMap(text -> EXPERIMENT.matcher(text).results().findFirst())
                .map(found -> found.group(1))
                .orElseGet(this::name);
    }

    /** {@code running}, {@code interrupted}, {@code failed} or {@code done}; {@code unknown} without a status file. */
    public String state() {
        return status.map(known -> known.state().word()).orElse("unknown");
    }

    /** Whether it ran to its end. */
    public boolean isDone() {
        return state().equals("done");
    }

    /** The values of the resolved experiment. */
    public Settings settings() {
        return Settings.of(resolved.orElse(""));
    }

    /** The trained networks, the searched one first; none before the evaluation. */
    public List<NetworkResult> networks() {
        return evaluation.map(RunEvaluation::networks).orElse(List.of());
    }

    /** The network of a name. */
    public Optional<NetworkResult> network(String name) {
        return networks().stream()
                .filter(network -> network.name().equals(name))
                .findFirst();
    }

    /** Its seeds in words: {@code 1}, or {@code data 1, search 2, retrain 2}; the same words are the same seeds. */
    public String seeds() {
        Json seeds = provenance.at("seeds");
        List<String> values = seeds.names().stream()
                .map(name -> seeds.text(name).orElse(UNKNOWN))
                .toList();
        if (values.isEmpty()) {
            return UNKNOWN;
        }
        return values.stream().distinct().count() == 1
                ? values.get(0)
                : seeds.names().stream()
                        .map(name -> name + " " + seeds.text(name).orElse(UNKNOWN))
                        .collect(Collectors.joining(", "));
    }

    /** Rows of one stage. */
    public List<EpochRow> stage(String stage) {
        return metrics.stream().filter(row -> row.stage().equals(stage)).toList();
    }
}
