package org.astrapia.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/**
 * Of what the networks of a space are made, with the cells and channels of the supernet: what all of them share, and the operations of
 * the edges, each alone, as the papers count networks.
 */
public final class SpaceParts {
    private final SearchSpace space;
    private final Input input;
    private final ProgramBuilder program = new ProgramBuilder();
    private final List<List<List<Place>>> places = new ArrayList<>();
    private final Program shared;

    /**
     * An operation at some place of a network.
     *
     * @param x that it is given
     */
    public record Place(Operation operation, Dimensions x, int stride) {
        /** The same by names and numbers. */
        public LatencyTable.Entry entry() {
            return new LatencyTable.Entry(operation.name(), x.channels(), x.height(), x.width(), stride);
        }

        /** The image that it is given. */
        public Input input() {
            return new Input(x.height(), x.width(), x.channels(), List.of(1));
        }

        /** The operation alone, with an output for what it makes. */
        public Program alone() {
            ProgramBuilder alone = new ProgramBuilder();
            Value result = new OperationBuilder(alone, false).apply(operation, alone.image(x), stride, "edge");
            alone.output("edge", result);
            return alone.build();
        }
    }

    /** Those of a space on such images. */
    public SpaceParts(SearchSpace space, Input input) {
        this.space = space;
        this.input = input;
        int entries = space.edges() * space.operations().size();
        for (int kind = 0; kind < space.skeleton().shape().kinds(); kind++) {
            places.add(IntStream.range(0, entries)
                    .mapToObj(entry -> (List<Place>) new ArrayList<Place>())
                    .toList());
        }
        Backbone backbone = new Backbone(
                program, new OperationBuilder(program, false), space.skeleton(), space.cells(), space.channels());
        Value features = backbone.write(program.image(input.image()), this::cell, output -> {});
        Value logits = program.linear(features, "classifier", input.classes(), new Initial.Constant(0));
        program.output(Program.LOGITS, logits);
        this.shared = program.build();
    }

    /** A program that hands images on, to measure what every forward pass takes besides. */
    public static Program nothing(Input input) {
        ProgramBuilder nothing = new ProgramBuilder();
        nothing.output("image", nothing.image(input.image()));
        return nothing.build();
    }

    /** What all networks share: stem, preprocessing, classifier. Its cells are zeros; their inputs are outputs of the program. */
    public Program shared() {
        return shared;
    }

    /**
     * The places that an operation of an edge has, one for each cell of a kind.
     *
     * @param kind its number
     * @param entry row of the edge times the number of operations, plus the column of the operation
     */
    List<Place> places(int kind, int entry) {
        return Collections.unmodifiableList(places.get(kind).get(entry));
    }

    /** Kinds of cells. */
    int kinds() {
        return places.size();
    }

    /** Operations of all edges of a kind. */
    int entries() {
        return places.get(0).size();
    }

    /** Every place once, in the order of the cells. */
    public Set<Place> all() {
        Set<Place> all = new LinkedHashSet<>();
        places.forEach(kind -> kind.forEach(all::addAll));
        return all;
    }

    /** For what a table of latencies has to be measured. */
    public LatencyTable.Whole whole() {
        return new LatencyTable.Whole(space.name(), space.cells(), space.channels(), input.height(), input.classes());
    }

    /** Why a table of latencies does not tell how long these take; empty where it does. */
    public Optional<String> flaw(LatencyTable table) {
        if (!table.whole().equals(whole())) {
            return Optional.of("was measured for " + table.whole().described() + ", and the experiment has "
                    + whole().described());
        }
        return all().stream()
                .map(Place::entry)
                .filter(entry -> table.of(entry).isEmpty())
                .findFirst()
                .map(missing -> "does not tell how long " + missing.operation() + " takes on " + missing.channels()
                        + " channels of " + missing.height() + " x " + missing.width() + " pixels with stride "
                        + missing.stride());
    }

    /** Nodes of zeros, which cost nothing; what their edges would be is noted. */
    private Value cell(int index, boolean reduction, List<Value> inputs, int channels) {
        for (int i = 0; i < inputs.size(); i++) {
            program.output("cell" + index + "/input" + i, inputs.get(i));
        }
        List<Value> nodes = new ArrayList<>(inputs);
        List<List<Place>> ofKind = places.get(reduction ? places.size() - 1 : 0);
        for (int to : space.numbers()) {
            for (int from = 0; from < to; from++) {
                int stride = reduction && from < space.inputs() ? 2 : 1;
                note(ofKind, space.row(to, from), nodes.get(from).dimensions(), stride);
            }
            nodes.add(program.zero(inputs.get(0), reduction ? 2 : 1));
        }
        return Supernet.output(program, space, nodes.subList(space.inputs(), nodes.size()));
    }

    private void note(List<List<Place>> ofKind, int row, Dimensions x, int stride) {
        List<Operation> candidates = space.candidates();
        for (int column = 0; column < candidates.size(); column++) {
            ofKind.get(row * candidates.size() + column).add(new Place(candidates.get(column), x, stride));
        }
    }
}
