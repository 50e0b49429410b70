package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.search.LatencyTable;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.genotype.Shape;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.space.Mixing;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

/**
 * The over-parameterised search network: every edge is the sum of all candidate operations, each times its mixing
 * weight; alpha is shared by all cells of a kind. With partial channels only a part of a node's go through the operations, and edges have
 * weights of their own.
 */
public final class Supernet {
    /** Output name of the weight step's loss. */
    public static final String WEIGHT_LOSS = "loss/weights";

    /** Output name of the architecture step's loss. */
    public static final String ARCHITECTURE_LOSS = "loss/architecture";

    /** Output name of the part of the architecture step's loss that depends on alpha directly, where there is one. */
    public static final String ARCHITECTURE_PART = "loss/architecture-alone";

    /** Output name of a kind of cell's mixing weights, behind it the name of the kind. */
    public static final String MIX = "mix/";

    /** Parameter name of a kind of cell's alpha, behind it the name of the kind. */
    private static final String ALPHA = "alpha_";

    /** Parameter name of the logits of a kind of cell's edges, where they have weights; behind it the name of the kind. */
    private static final String BETA = "beta_";

    /** Parameter name of the normal cells' alpha. */
    public static final String ALPHA_NORMAL = ALPHA + Shape.NORMAL;

    /** Parameter name of the reduction cells' alpha. */
    public static final String ALPHA_REDUCE = ALPHA + Shape.REDUCE;

    private final SearchSpace space;
    private final ProgramBuilder program = new ProgramBuilder();
    private final OperationBuilder operations = new OperationBuilder(program, true);
    private final Map<Entry, Value> entries = new HashMap<>();
    private final Map<Entry, Value> rows = new HashMap<>();
    private final boolean choosesOne;
    private final MixedChannels channels;
    private final SupernetPart part;

    private Supernet(SupernetPart part, Form form) {
        this.space = part.space();
        this.part = part;
        this.choosesOne = form.mixing().choosesOne();
        this.channels = form.channels();
    }

    /**
     * How alpha mixes, and what is minimised.
     *
     * @param mixing of the candidates of an edge
     * @param weights loss of the weight step
     * @param architecture loss of the architecture step; may be the same
     * @param noise standard deviation of alpha's first values
     * @param channels which of a node's go through the operations of an edge
     * @param latency of the operations, where a loss counts milliseconds
     */
    public record Form(
            Mixing mixing,
            Loss weights,
            Loss architecture,
            double noise,
            MixedChannels channels,
            Optional<LatencyTable> latency) {
        /** With the published first values, for all channels. */
        public Form(Mixing mixing, Loss weights, Loss architecture) {
            this(mixing, weights, architecture, mixing.noise(), new MixedChannels.All(), Optional.empty());
        }
    }

    /**
     * Weights of a kind of cell.
     *
     * @param kind its number
     * @param operations {@code [edges, operations]}; where edges have weights and are sums, times those
     * @param shares {@code [edges, 1]} where edges have weights of their own
     */
    private record Weights(int kind, Value operations, Optional<Value> shares) {}

    /**
     * The supernet with its two losses.
     *
     * <p>Outputs: {@code mix/KIND} {@code [edges, operations]} of each kind of cell, {@code act/stem}, {@code act/cellI}, {@link Program#LOGITS}, the two losses, and each of their terms as {@code term/NAME}.
     */
    static Program build(SupernetPart part, Form form, Input input) {
        return new Supernet(part, form).write(form, input);
    }

    private Program write(Form form, Input input) {
        Value image = program.image(input.image());
        Labels labels = program.labels(input);
        List<Value> alphas = new ArrayList<>();
        List<Value> mixes = new ArrayList<>();
        for (String kind : space.skeleton().shape().names()) {
            Value alpha = alpha(ALPHA + kind, form, space.operations().size());
            alphas.add(alpha);
            mixes.add(program.output(MIX + kind, program.mix(alpha, form.mixing())));
        }
        List<Weights> weights = weights(mixes, form);
        Backbone backbone = new Backbone(program, operations, space.skeleton(), space.cells(), space.channels());
        Views views = Views.of(
                program,
                image,
                view -> backbone.write(
                        view,
                        (index, reduction, inputs, c) ->
                                cell(index, reduction, inputs, weights.get(reduction ? weights.size() - 1 : 0)),
                        output -> {}),
                new Classifier(input.classes(), form.weights(), form.architecture()));
        LossBuilder losses = new LossBuilder(
                program,
                "term/",
                labels,
                Optional.of(new Searched(space, form.mixing(), input, alphas, mixes, form.latency())));
        program.output(WEIGHT_LOSS, losses.write(form.weights(), views));
        program.output(ARCHITECTURE_LOSS, losses.write(form.architecture(), views));
        losses.ofAlphaAlone(form.architecture()).ifPresent(part -> program.output(ARCHITECTURE_PART, part));
        return program.build();
    }

    /** Logits of this many columns, a row for each edge. */
    private Value alpha(String name, Form form, int columns) {
        Initial initial = form.noise() == 0 ? new Initial.Constant(0) : new Initial.Normal(form.noise());
        return program.parameter(name, Kind.ALPHA, initial, space.edges(), columns);
    }

    private List<Weights> weights(List<Value> mixes, Form form) {
        List<Weights> weights = new ArrayList<>();
        List<String> kinds = space.skeleton().shape().names();
        for (int kind = 0; kind < kinds.size(); kind++) {
            Value mix = mixes.get(kind);
            if (channels.weighsEdges()) {
                Value beta = alpha(BETA + kinds.get(kind), form, 1);
                Value shares = program.nodeShares(beta, space.numbers());
                weights.add(new Weights(kind, choosesOne ? mix : program.timesRows(mix, shares), Optional.of(shares)));
            } else {
                weights.add(new Weights(kind, mix, Optional.empty()));
            }
        }
        return weights;
    }

    private Value cell(int index, boolean reduction, List<Value> inputs, Weights weights) {
        List<Value> nodes = new ArrayList<>(inputs);
        PartialNodes partial = new PartialNodes(program, channels.parts());
        for (int to : space.numbers()) {
            List<Value> edges = new ArrayList<>();
            List<Value> passing = new ArrayList<>();
            for (int from = 0; from < to; from++) {
                Value node = nodes.get(from);
                int stride = reduction && from < space.inputs() ? 2 : 1;
                int row = space.row(to, from);
                String prefix = "cell" + index + "/" + to + "<-" + from;
                edges.add(edge(partial.mixed(node), prefix, stride, weights, row));
                weights.shares()
                        .ifPresent(shares ->
                                passing.add(program.scale(partial.passing(node, stride), entry(shares, row, 0))));
            }
            nodes.add(partial.joined(program.sum(edges), passing));
        }
        return output(program, space, nodes.subList(space.inputs(), nodes.size()));
    }

    /** What a cell of a space makes of its own nodes. */
    static Value output(ProgramBuilder program, SearchSpace space, List<Value> own) {
        return switch (space.skeleton().shape().ending()) {
            case CONCAT -> program.concat(own);
            case SUM -> program.sum(own);
            case LAST -> own.get(own.size() - 1);
        };
    }

    private Value edge(Value x, String prefix, int stride, Weights weights, int row) {
        if (!choosesOne) {
            return weighted(x, prefix, stride, weights, row);
        }
        Value chosen = chosen(x, prefix, stride, weights, row);
        return weights.shares()
                .map(shares -> program.scale(chosen, entry(shares, row, 0)))
                .orElse(chosen);
    }

    /** One operation, drawn in every step; what gives zeros need not be computed. */
    private Value chosen(Value x, String prefix, int stride, Weights weights, int row) {
        Value mix = weights.operations();
        Map<Integer, Value> results = new LinkedHashMap<>();
        for (int column : kept(weights, row)) {
            if (!space.candidates().get(column).isZero()) {
                results.put(column, result(column, x, stride, prefix));
            }
        }
        return program.choose(rows.computeIfAbsent(new Entry(mix, row, 0), key -> program.row(mix, row)), results);
    }

    private Value weighted(Value x, String prefix, int stride, Weights weights, int row) {
        List<Value> weighted = new ArrayList<>();
        for (int column : kept(weights, row)) {
            Value result = result(column, x, stride, prefix);
            weighted.add(program.scale(result, entry(weights.operations(), row, column)));
        }
        return program.sum(weighted);
    }

    /** Columns of the operations that an edge has, in their order. */
    private List<Integer> kept(Weights weights, int row) {
        Set<Integer> kept = part.kept().kinds().get(weights.kind()).get(row);
        return IntStream.range(0, space.operations().size())
                .filter(kept::contains)
                .boxed()
                .toList();
    }

    private Value result(int column, Value x, int stride, String prefix) {
        Operation operation = space.candidates().get(column);
        Value result = operations.apply(operation, x, stride, prefix + "/" + operation.name());
        return part.dropsSkips() && operation.isSkip() ? program.dropPath(result) : result;
    }

    private Value entry(Value mix, int row, int column) {
        return entries.computeIfAbsent(new Entry(mix, row, column), key -> program.entry(mix, row, column));
    }

    private record Entry(Value mix, int row, int column) {}
}
