package org.astrapia.run.result;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.astrapia.genotype.Genotype;

/**
 * What the stages of a run gave so far.
 *
 * @param search what it cost; empty before its end, and without one
 * @param genotype derived or given
 * @param truth what a table of true accuracies says of the genotype
 * @param notes what else there is to say of the search, in sentences
 * @param genotypePath where the genotype was saved for people
 * @param network the retrained one
 * @param baseline the fixed one beside it
 */
public record RunResults(
        Optional<SearchCost> search,
        Optional<Genotype> genotype,
        Optional<Truth> truth,
        List<String> notes,
        Optional<Path> genotypePath,
        Optional<TrainedNetwork> network,
        Optional<TrainedNetwork> baseline) {
    /** Before the first stage ended. */
    public static final RunResults NONE = new RunResults(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The same and what the search cost. */
    public RunResults withSearch(SearchCost cost) {
        return new RunResults(Optional.of(cost), genotype, truth, notes, genotypePath, network, baseline);
    }

    /**
     * The same and the genotype.
     *
     * @param saved where it was saved for people
     */
    public RunResults withGenotype(Genotype derived, Path saved) {
        return new RunResults(search, Optional.of(derived), truth, notes, Optional.of(saved), network, baseline);
    }

    /** The same and what a table says of the genotype. */
    public RunResults withTruth(Optional<Truth> known) {
        return new RunResults(search, genotype, known, notes, genotypePath, network, baseline);
    }

    /** The same and what there is to say of the search. */
    public RunResults withNotes(List<String> told) {
        return new RunResults(search, genotype, truth, List.copyOf(told), genotypePath, network, baseline);
    }

    /** The same and the retrained network. */
    public RunResults withNetwork(TrainedNetwork trained) {
        return new RunResults(search, genotype, truth, notes, genotypePath, Optional.of(trained), baseline);
    }

    /** The same and the fixed network beside it. */
    public RunResults withBaseline(TrainedNetwork trained) {
        return new RunResults(search, genotype, truth, notes, genotypePath, network, Optional.of(trained));
    }
}
