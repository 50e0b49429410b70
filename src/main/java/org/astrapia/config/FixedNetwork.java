package org.astrapia.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.astrapia.config.Retrain.Network;
import org.astrapia.config.value.ChoiceType;

/** The residual networks (He et al. 2016) that can be trained beside a searched one. */
public enum FixedNetwork implements Network {
    /** Section 4.2 with n = 1: for a machine without a GPU. */
    RESNET_8("resnet-8", List.of(1, 1, 1), 16, Shortcut.PADDED),
    /** Table 1 of the paper with a 3x3 stem of stride 1 and no pool behind it, as is done for small images. */
    RESNET_18("resnet-18", List.of(2, 2, 2, 2), 64, Shortcut.PROJECTED),
    /** Section 4.2 with n = 3. */
    RESNET_20("resnet-20", List.of(3, 3, 3), 16, Shortcut.PADDED),
    /** Section 4.2 with n = 5. */
    RESNET_32("resnet-32", List.of(5, 5, 5), 16, Shortcut.PADDED),
    /** Section 4.2 with n = 9. */
    RESNET_56("resnet-56", List.of(9, 9, 9), 16, Shortcut.PADDED);

    /** What leads past a block that changes the size. */
    public enum Shortcut {
        /** The input sampled, with zero channels before and after (option A). */
        PADDED,
        /** A 1x1 convolution with batch normalisation (option B). */
        PROJECTED
    }

    private final String word;
    private final List<Integer> blocks;
    private final int channels;
    private final Shortcut shortcut;

    FixedNetwork(String word, List<Integer> blocks, int channels, Shortcut shortcut) {
        this.word = word;
        this.blocks = List.copyOf(blocks);
        this.channels = channels;
        this.shortcut = shortcut;
    }

    @Override
    public Optional<FixedNetwork> fixed() {
        return Optional.of(this);
    }

    /** As an experiment names it, {@code resnet-20}. */
    public String word() {
        return word;
    }

    /** Blocks of two convolutions in each stage; every stage but the first halves the resolution and doubles the channels. */
    public List<Integer> blocks() {
        return blocks;
    }

    /** Channels of the first stage. */
    public int channels() {
        return channels;
    }

    /** What leads past the first block of a stage. */
    public Shortcut shortcut() {
        return shortcut;
    }

    /**
     * The recipe by which such networks are trained on long-tailed images (Cao et al. 2019; their code, kaidic/LDAM-DRW): SGD at
     * 0.1 with momentum 0.9 and weight decay 2e-4, 128 images per step, 200 epochs, the rate rising over 5 of them, and multiplied by
     * 0.01 after 160 and again after 180. In another number of epochs the marks keep their shares.
     *
     * @param budget loss and images of the comparison, which stay
     * @param epochs of it
     */
    Recipe published(Recipe budget, int epochs) {
        double scale = epochs / 200.0;
        Schedule falling = new Schedule.Steps(
                Stream.of(160, 180)
                        .map(mark -> Math.max(1, (int) Math.round(mark * scale)))
                        .toList(),
                0.01);
        int rise = (int) Math.round(5 * scale);
        Schedule schedule = rise == 0 ? falling : new Schedule.WarmUp(rise, Schedule.Per.EPOCH, falling);
        Optimizer optimizer = new Optimizer.Sgd(0.1, 0.9, 2e-4, Double.POSITIVE_INFINITY, schedule);
        return new Recipe(epochs, 128, budget.loss(), optimizer, budget.shown());
    }

    /** A choice that each fixed network joins. */
    static <T> ChoiceType<T> choices(ChoiceType<T> type, Function<FixedNetwork, T> value) {
        for (FixedNetwork network : values()) {
            type.or(network.word(), value.apply(network));
        }
        return type;
    }
}
