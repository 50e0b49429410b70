package org.astrapia.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.astrapia.config.loss.Loss;
import org.astrapia.genotype.Cell;
import org.astrapia.genotype.Edge;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.Operation;
import org.astrapia.space.Skeleton;

/**
 * The network that a genotype describes: affine batch normalisation, no BN behind pools, drop path on everything but
 * identities, and in training an auxiliary head behind the second reduction.
 *
 * <p>A node whose edges all come from absent nodes is absent; an edge from an absent node has weights (the published
 * code builds it) but is never computed.
 */
public final class DerivedNetwork {
    /** Output name of the training loss. */
    public static final String LOSS = "loss";

    private final Genotype genotype;
    private final Map<String, Operation> definitions;
    private final Skeleton skeleton;
    private final Form form;
    private final ProgramBuilder program = new ProgramBuilder();
    private final OperationBuilder operations = new OperationBuilder(program, false);

    private DerivedNetwork(Architecture architecture, Form form) {
        this.genotype = architecture.genotype();
        this.definitions = architecture.definitions();
        this.skeleton = architecture.skeleton();
        this.form = form;
    }

    /**
     * Size and head of a derived network.
     *
     * @param cells number of cells, or of those of a stage where residual blocks reduce
     * @param channels of the first cell's nodes
     * @param auxiliary weight of the auxiliary head's loss; 0 for no head
     * @param dropPath whether paths are dropped in training
     */
    public record Form(int cells, int channels, double auxiliary, boolean dropPath) {}

    /**
     * The network with its training loss {@code loss(logits) + auxiliary * loss(auxiliary logits)}.
     *
     * @throws IllegalArgumentException when a cell has no path from input to output
     */
    static Program build(Architecture architecture, Form form, Loss loss, Input input) {
        return new DerivedNetwork(architecture, form).write(loss, input);
    }

    private Program write(Loss loss, Input input) {
        Value image = program.image(input.image());
        Labels labels = program.labels(input);
        Classifier classifier = new Classifier(input.classes(), loss);
        List<Value> auxiliary = new ArrayList<>();
        Backbone backbone = new Backbone(program, operations, skeleton, form.cells(), form.channels());
        Views views = Views.of(
                program,
                image,
                view -> backbone.write(view, this::cell, output -> {
                    if (form.auxiliary() > 0) {
                        auxiliary.add(program.output(Program.AUXILIARY_LOGITS, auxiliaryHead(output, classifier)));
                    }
                }),
                classifier);
        Value total = new LossBuilder(program, "term/", labels).write(loss, views);
        for (Value head : auxiliary) {
            Value side = new LossBuilder(program, "term/auxiliary-", labels).write(loss, views.withLogits(head));
            total = program.sum(List.of(total, program.times(side, form.auxiliary())));
        }
        program.output(LOSS, total);
        return program.build();
    }

    private Value cell(int index, boolean reduction, List<Value> inputs, int channels) {
        Cell cell = genotype.cell(reduction);
        if (cell.inputs() != inputs.size()) {
            throw new IllegalArgumentException("the cells of genotype " + genotype.name() + " have " + cell.inputs()
                    + " inputs, and those of this network " + inputs.size());
        }
        Map<Integer, Value> nodes = new TreeMap<>();
        for (int node = 0; node < inputs.size(); node++) {
            nodes.put(node, inputs.get(node));
        }
        Map<String, Integer> uses = new HashMap<>();
        for (int node : cell.numbers()) {
            List<Value> terms = new ArrayList<>();
            for (Edge edge : cell.edgesInto(node)) {
                Operation operation = definitions.get(edge.operation());
                String prefix = "cell" + index + "/" + node + "<-" + edge.from() + "/" + edge.operation();
                int use = uses.merge(prefix, 1, Integer::sum);
                prefix += use > 1 ? "#" + use : "";
                int stride = reduction && edge.from() < inputs.size() ? 2 : 1;
                Value from = nodes.get(edge.from());
                if (from == null) {
                    operations.declare(operation, inputs.get(0).dimensions().withChannels(channels), stride, prefix);
                } else {
                    Value result = operations.apply(operation, from, stride, prefix);
                    boolean identity = operation.isSkip() && stride == 1;
                    terms.add(form.dropPath() && !identity ? program.dropPath(result) : result);
                }
            }
            if (!terms.isEmpty()) {
                nodes.put(node, program.sum(terms));
            }
        }
        List<Value> output = cell.output().stream()
                .filter(nodes::containsKey)
                .map(nodes::get)
                .toList();
        if (output.isEmpty()) {
            throw new IllegalArgumentException("the " + (reduction ? "reduction" : "normal") + " cell of genotype "
                    + genotype.name() + " has no path from input to output");
        }
        return switch (cell.join()) {
            case CONCAT -> program.concat(output);
            case SUM -> program.sum(output);
        };
    }

    /** ReLU, 5x5 average pool stride 3, 1x1 to 128, BN, ReLU, 2x2 to 768, BN, ReLU, classifier; for 8x8 maps. */
    private Value auxiliaryHead(Value x, Classifier classifier) {
        Value value = program.avgPoolUnpadded(program.relu(x), 5, 3);
        value = program.pointwise(value, "aux/conv1", 128, 1);
        value = program.relu(program.batchNorm(value, "aux/bn1", true));
        value = program.conv(value, "aux/conv2", Filter.square(2, 768), new Op.Conv(1, 1, 1, false));
        value = program.relu(program.batchNorm(value, "aux/bn2", true));
        return classifier.write(program, program.globalAverage(value), "aux/classifier");
    }
}
