package org.astrapia.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.astrapia.config.Experiment;
import org.astrapia.config.ExperimentReader;
import org.astrapia.genotype.Genotype;
import org.astrapia.language.Source;
import org.astrapia.network.Input;
import org.astrapia.network.NetworkCounts;
import org.astrapia.network.SizeLimits;
import org.junit.jupiter.api.Test;

final class CandidatesTest {
    private static final Input INPUT = Input.squares(32, List.of(100, 90, 80, 70, 60, 50, 40, 30, 20, 10));

    private static Experiment experiment(String limits) {
        String text = """
                experiment: limits
                data: {dataset: shapes}
                space: {extends: nas-bench-201, cells: 1, channels: 4}
                search:
                  method: random(10)
                """ + limits;
        return ExperimentReader.read(Path.of("limits.yaml"), new Source("limits.yaml", text), List.of())
                .experiment();
    }

    private static List<Genotype> drawn(Experiment experiment) {
        Candidates candidates = Candidates.of(experiment, INPUT);
        return IntStream.rangeClosed(1, 10).mapToObj(candidates::draw).toList();
    }

    /** Five cells a stage of 16 channels, as retraining has them, whatever the supernet has. */
    @Test
    void sizesAreThoseOfTheNetworkThatIsRetrained() {
        Experiment bounded = experiment("  limits: {parameters: 0.4M, multiply-adds: 60M}");
        SizeLimits limits = SizeLimits.of(bounded, INPUT);

        List<NetworkCounts> free =
                drawn(experiment("")).stream().map(limits::counts).toList();
        List<NetworkCounts> within = drawn(bounded).stream().map(limits::counts).toList();

        assertThat(free).anyMatch(counts -> counts.parameters() > 400_000);
        assertThat(within).allMatch(counts -> counts.parameters() <= 400_000 && counts.multiplyAdds() <= 60_000_000);
        assertThat(within).anyMatch(counts -> counts.parameters() > 80_000);
    }

    @Test
    void anArchitectureWithinTheLimitsStaysTheOneOfItsNumber() {
        Experiment bounded = experiment("  limits: {parameters: 0.4M}");
        SizeLimits limits = SizeLimits.of(bounded, INPUT);
        List<Genotype> free = drawn(experiment(""));
        List<Genotype> within = drawn(bounded);

        for (int i = 0; i < free.size(); i++) {
            assertThat(within.get(i).equals(free.get(i))).isEqualTo(limits.allow(free.get(i)));
        }
        assertThat(drawn(bounded)).isEqualTo(within);
    }

    @Test
    void limitsThatLeaveNothingAreTold() {
        assertThat(Candidates.of(experiment("  limits: {parameters: 1k}"), INPUT)
                        .flaw())
                .hasValueSatisfying(lack -> assertThat(lack).contains("none of 500", "search.limits"));
        assertThat(Candidates.of(experiment("  limits: {parameters: 0.4M}"), INPUT)
                        .flaw())
                .isEmpty();
        assertThat(Candidates.of(experiment(""), INPUT).flaw()).isEmpty();
    }

    @Test
    void limitsOfASearchThatDrawsNothingAreNotUsed() {
        String text = """
                experiment: limits
                data: {dataset: shapes}
                search: {limits: {multiply-adds: 60M}}
                """;
        assertThat(ExperimentReader.read(Path.of("limits.yaml"), new Source("limits.yaml", text), List.of())
                        .warnings())
                .anySatisfy(problem -> assertThat(problem.message()).contains("compares no whole architectures"));
    }
}
