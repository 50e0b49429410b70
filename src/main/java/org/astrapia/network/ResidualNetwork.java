package org.astrapia.network;

import java.util.List;
import org.astrapia.config.Loss;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.network.Parameter.Kind;

/**
 * Residual networks in the CIFAR form (He et al. 2016, section 4.2): 6n + 2 layers, 16, 32 and 64 channels, identity
 * shortcuts sampled and padded with zero channels (option A). Convolutions start from He et al. 2015's normal
 * distribution.
 */
public final class ResidualNetwork {
    private static final int STAGES = 3;
    private static final int FIRST_CHANNELS = 16;

    private final ProgramBuilder program = new ProgramBuilder();

    private ResidualNetwork() {}

    /**
     * The network with its training loss, outputs named as a derived network's.
     *
     * @param depth 6n + 2
     */
    public static Program build(int depth, int height, int width, int channels, int classes, Loss loss) {
        return new ResidualNetwork().write(depth, height, width, channels, classes, loss);
    }

    private Program write(int depth, int height, int width, int channels, int classes, Loss loss) {
        if (depth < 8 || (depth - 2) % 6 != 0) {
            throw new IllegalArgumentException("a CIFAR ResNet has 6n + 2 layers, not " + depth);
        }
        Value image = program.image(height, width, channels);
        Value labels = program.labels();
        Views views = Views.of(program, image, view -> body(view, depth), classes);
        program.output(DerivedNetwork.LOSS, new LossBuilder(program, "term/", labels, List.of()).write(loss, views));
        return program.build();
    }

    private Value body(Value image, int depth) {
        Value x = program.relu(program.batchNorm(conv(image, "conv1", FIRST_CHANNELS, 1), "bn1", true));
        for (int stage = 0; stage < STAGES; stage++) {
            for (int block = 0; block < (depth - 2) / 6; block++) {
                x = block(
                        x,
                        "stage" + stage + "/block" + block,
                        FIRST_CHANNELS << stage,
                        stage > 0 && block == 0 ? 2 : 1);
            }
        }
        return program.globalAverage(x);
    }

    private Value block(Value x, String prefix, int channels, int stride) {
        Value body = program.batchNorm(conv(x, prefix + "/conv1", channels, stride), prefix + "/bn1", true);
        body = conv(program.relu(body), prefix + "/conv2", channels, 1);
        body = program.batchNorm(body, prefix + "/bn2", true);
        int more = channels - x.dimensions().channels();
        Value shortcut = stride == 1 ? x : program.sample(x, 0, stride);
        shortcut = more == 0 ? shortcut : program.padChannels(shortcut, more / 2, more - more / 2);
        return program.relu(program.sum(List.of(body, shortcut)));
    }

    private Value conv(Value x, String name, int channels, int stride) {
        int in = x.dimensions().channels();
        Initial initial = new Initial.Normal(Math.sqrt(2.0 / (9 * in)));
        Value filter = program.parameter(name, Kind.WEIGHT, initial, 3, 3, in, channels);
        return program.convolve(x, filter, stride, stride, 1);
    }
}
