package org.astrapia.network;

import java.util.List;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.FixedNetwork.Block;
import org.astrapia.config.loss.Loss;
import org.astrapia.network.Parameter.Initial;

/**
 * Residual networks (He et al. 2016). Convolutions and the linear classifier start from He et al. 2015's normal distribution, {@code
 * sqrt(2 / fanIn)}, as in the code of LDAM (kaidic/LDAM-DRW); the classifier behind bottlenecks starts with a deviation of 0.01, as in
 * the code of logit adjustment (google-research/google-research).
 */
final class ResidualNetwork {
    private final ProgramBuilder program = new ProgramBuilder();
    private final FixedNetwork network;

    private final int channels;

    private ResidualNetwork(FixedNetwork network, int channels) {
        this.network = network;
        this.channels = channels;
    }

    /**
     * The network with its training loss, outputs named as a derived network's.
     *
     * @param channels of the first stage
     */
    static Program build(FixedNetwork network, int channels, Loss loss, Input input) {
        return new ResidualNetwork(network, channels).write(loss, input);
    }

    private Program write(Loss loss, Input input) {
        Value image = program.image(input.image());
        Labels labels = program.labels(input);
        Views views = Views.of(program, image, this::body, classifier(input, loss));
        program.output(DerivedNetwork.LOSS, new LossBuilder(program, "term/", labels).write(loss, views));
        return program.build();
    }

    private Classifier classifier(Input input, Loss loss) {
        return network.block() == Block.BOTTLENECK
                ? Classifier.ofDeviation(input.classes(), 0.01, loss)
                : Classifier.ofResidual(input.classes(), loss);
    }

    private Value body(Value image) {
        Value stem = conv(image, "conv1", 3, channels, 1);
        Value x = program.relu(program.batchNorm(stem, "bn1", true));
        for (int stage = 0; stage < network.blocks().size(); stage++) {
            for (int block = 0; block < network.blocks().get(stage); block++) {
                boolean first = block == 0;
                x = block(x, "stage" + stage + "/block" + block, channels << stage, stage > 0 && first ? 2 : 1, first);
            }
        }
        return program.globalAverage(network.block() == Block.BOTTLENECK ? program.batchNorm(x, "bn", true) : x);
    }

    private Value block(Value x, String prefix, int channels, int stride, boolean first) {
        Value body = network.block() == Block.BOTTLENECK
                ? bottleneck(x, prefix, channels, stride)
                : basic(x, prefix, channels, stride);
        return program.relu(program.sum(List.of(body, shortcut(x, prefix, channels, stride, first))));
    }

    private Value basic(Value x, String prefix, int channels, int stride) {
        Value body = normalised(x, prefix, 1, 3, channels, stride);
        return normalised(program.relu(body), prefix, 2, 3, channels, 1);
    }

    private Value bottleneck(Value x, String prefix, int channels, int stride) {
        Value body = normalised(x, prefix, 1, 1, channels, 1);
        body = normalised(program.relu(body), prefix, 2, 3, channels, stride);
        return normalised(program.relu(body), prefix, 3, 1, channels, 1);
    }

    private Value normalised(Value x, String prefix, int number, int size, int channels, int stride) {
        return program.batchNorm(
                conv(x, prefix + "/conv" + number, size, channels, stride), prefix + "/bn" + number, true);
    }

    private Value shortcut(Value x, String prefix, int channels, int stride, boolean first) {
        int more = channels - x.dimensions().channels();
        boolean alike = stride == 1 && more == 0;
        boolean projects = switch (network.block()) {
            case PADDED -> false;
            case PROJECTED -> !alike;
            case BOTTLENECK -> first;
        };
        if (projects) {
            Value projected = conv(x, prefix + "/shortcut/conv", 1, channels, stride);
            return program.batchNorm(projected, prefix + "/shortcut/bn", true);
        }
        if (alike) {
            return x;
        }
        Value sampled = stride == 1 ? x : program.sample(x, 0, stride);
        return more == 0 ? sampled : program.padChannels(sampled, more / 2, more - more / 2);
    }

    private Value conv(Value x, String name, int size, int channels, int stride) {
        int in = x.dimensions().channels();
        Initial initial = new Initial.Normal(Math.sqrt(2.0 / (size * size * in)));
        Value filter = program.filter(x, name, Filter.square(size, channels), initial);
        return program.convolve(x, filter, Op.Conv.strided(stride));
    }
}
