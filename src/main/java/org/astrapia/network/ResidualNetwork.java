package org.astrapia.network;

import java.util.List;
import org.astrapia.config.FixedNetwork;
import org.astrapia.config.FixedNetwork.Shortcut;
import org.astrapia.config.loss.Loss;
import org.astrapia.network.Parameter.Initial;

/**
 * Residual networks of blocks of two 3x3 convolutions (He et al. 2016). Convolutions and the linear classifier start from He et al.
 * 2015's normal distribution, {@code sqrt(2 / fanIn)}, as in the code of LDAM (kaidic/LDAM-DRW).
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
        Views views = Views.of(program, image, this::body, Classifier.ofResidual(input.classes(), loss));
        program.output(DerivedNetwork.LOSS, new LossBuilder(program, "term/", labels).write(loss, views));
        return program.build();
    }

    private Value body(Value image) {
        Value stem = conv(image, "conv1", 3, channels, 1);
        Value x = program.relu(program.batchNorm(stem, "bn1", true));
        for (int stage = 0; stage < network.blocks().size(); stage++) {
            for (int block = 0; block < network.blocks().get(stage); block++) {
                x = block(x, "stage" + stage + "/block" + block, channels << stage, stage > 0 && block == 0 ? 2 : 1);
            }
        }
        return program.globalAverage(x);
    }

    private Value block(Value x, String prefix, int channels, int stride) {
        Value body = program.batchNorm(conv(x, prefix + "/conv1", 3, channels, stride), prefix + "/bn1", true);
        body = conv(program.relu(body), prefix + "/conv2", 3, channels, 1);
        body = program.batchNorm(body, prefix + "/bn2", true);
        return program.relu(program.sum(List.of(body, shortcut(x, prefix, channels, stride))));
    }

    private Value shortcut(Value x, String prefix, int channels, int stride) {
        int more = channels - x.dimensions().channels();
        if (stride == 1 && more == 0) {
            return x;
        }
        if (network.shortcut() == Shortcut.PROJECTED) {
            Value projected = conv(x, prefix + "/shortcut/conv", 1, channels, stride);
            return program.batchNorm(projected, prefix + "/shortcut/bn", true);
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
