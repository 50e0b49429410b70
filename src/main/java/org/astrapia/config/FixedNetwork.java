package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.astrapia.config.Retrain.Network;
import org.astrapia.config.value.ChoiceType;

/** The residual networks (He et al. 2016) that can be trained beside a searched one. */
public enum FixedNetwork implements Network {
    /** Section 4.2 with n = 1: for a machine without a GPU. */
    RESNET_8("resnet-8", List.of(1, 1, 1), 16, Block.PADDED),
    /** Table 1 of the paper with a 3x3 stem of stride 1 and no pool behind it, as is done for small images. */
    RESNET_18("resnet-18", List.of(2, 2, 2, 2), 64, Block.PROJECTED),
    /** Section 4.2 with n = 3. */
    RESNET_20("resnet-20", List.of(3, 3, 3), 16, Block.PADDED),
    /** Section 4.2 with n = 5. */
    RESNET_32("resnet-32", List.of(5, 5, 5), 16, Block.PADDED),
    /**
     * The "ResNet-32" of the code of logit adjustment (google-research/google-research, logit_adjustment/models.py). There the first
     * convolution pads an image of 32 pixels to 38, so that the network works on 36 x 36; here on the image's own size.
     */
    RESNET_32_BOTTLENECK("resnet-32-bottleneck", List.of(5, 5, 5), 16, Block.BOTTLENECK),
    /** Section 4.2 with n = 9. */
    RESNET_56("resnet-56", List.of(9, 9, 9), 16, Block.PADDED);

    /** What the stages are made of. */
    public enum Block {
        /** Two 3x3 convolutions; a block that changes the size adds its input sampled, with zero channels before and after (option A). */
        PADDED,
        /** Two 3x3 convolutions; a block that changes the size adds its input through a 1x1 convolution with normalisation (option B). */
        PROJECTED,
        /**
         * A 3x3 convolution between two 1x1 convolutions of as many channels; the first block of every stage adds its input through a
         * 1x1 convolution with normalisation. Behind the last block the network normalises once more.
         */
        BOTTLENECK
    }

    private final String word;
    private final List<Integer> blocks;
    private final int channels;
    private final Block block;

    FixedNetwork(String word, List<Integer> blocks, int channels, Block block) {
        this.word = word;
        this.blocks = List.copyOf(blocks);
        this.channels = channels;
        this.block = block;
    }

    @Override
    public Optional<FixedNetwork> fixed() {
        return Optional.of(this);
    }

    /** As an experiment names it, {@code resnet-20}. */
    public String word() {
        return word;
    }

    /** Blocks in each stage; every stage but the first halves the resolution and doubles the channels. */
    public List<Integer> blocks() {
        return blocks;
    }

    /** Channels of the first stage. */
    public int channels() {
        return channels;
    }

    /** What its stages are made of. */
    public Block block() {
        return block;
    }

    /**
     * How such networks are trained on long-tailed images. In another number of epochs the marks keep their shares.
     *
     * @param epochs of the publication
     * @param rise epochs over which the rate rises
     * @param per what has a rate of its own while it rises
     * @param marks after which the rate is multiplied by the factor
     * @param optimizer with its schedule
     */
    private record Training(
            int epochs,
            int rise,
            Schedule.Per per,
            List<Integer> marks,
            double factor,
            Function<Schedule, Optimizer> optimizer) {
        /** Cao et al. 2019; their code, kaidic/LDAM-DRW. */
        static final Training OF_LDAM = new Training(
                200,
                5,
                Schedule.Per.EPOCH,
                List.of(160, 180),
                0.01,
                schedule -> new Optimizer.Sgd(0.1, 0.9, 2e-4, Double.POSITIVE_INFINITY, schedule));

        /**
         * Menon et al. 2021; their code, google-research/google-research, logit_adjustment. Keras's regularizer of 1e-4 adds twice as
         * much times the weight to the gradient, so that it is a decay of 2e-4.
         */
        static final Training OF_LOGIT_ADJUSTMENT = new Training(
                1241,
                20,
                Schedule.Per.STEP,
                List.of(604, 926, 1128),
                0.1,
                schedule -> new Optimizer.Sgd(
                        new Optimizer.Common(
                                0.1,
                                2e-4,
                                Double.POSITIVE_INFINITY,
                                schedule,
                                Optional.of(0.0),
                                Optional.empty(),
                                Optional.empty()),
                        0.9,
                        true));

        Recipe recipe(Recipe budget, int given) {
            double scale = (double) given / epochs;
            Schedule falling = new Schedule.Steps(
                    marks.stream()
                            .map(mark -> Math.max(1, (int) Math.round(mark * scale)))
                            .toList(),
                    factor);
            int rising = (int) Math.round(rise * scale);
            Schedule schedule = rising == 0 ? falling : new Schedule.WarmUp(rising, per, falling);
            return new Recipe(given, 128, budget.loss(), optimizer.apply(schedule), budget.shown());
        }
    }

    /**
     * The recipe by which such networks are trained in their publication, 128 images per step.
     *
     * @param budget loss and images of the comparison, which stay
     * @param epochs of it
     */
    Recipe published(Recipe budget, int epochs) {
        Training training = block == Block.BOTTLENECK ? Training.OF_LOGIT_ADJUSTMENT : Training.OF_LDAM;
        return training.recipe(budget, epochs);
    }

    /** A choice that each fixed network joins. */
    static <T> ChoiceType<T> choices(ChoiceType<T> type, Function<FixedNetwork, T> value) {
        for (FixedNetwork network : values()) {
            type.or(network.word(), value.apply(network));
        }
        return type;
    }
}
