package org.astrapia.data;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.numbers;

import java.util.List;
import java.util.OptionalInt;
import org.astrapia.language.Vocabulary;

/** From where the means and deviations come by which images are normalised. */
public sealed interface Normalising {
    /** The ways by name. */
    Vocabulary<Normalising> TERMS = Vocabulary.of(
            "normalisation",
            Normalising.class,
            term(Subset.class, "subset", "those of the training images that the distribution keeps", a -> new Subset()),
            term(
                    OfCifar10.class,
                    "cifar10",
                    "the usual ones of CIFAR-10, mean-std([0.4914, 0.4822, 0.4465], [0.2023, 0.1994, 0.201])",
                    a -> new OfCifar10()),
            term(
                    MeanStd.class,
                    "mean-std",
                    "these of red, green and blue, for values from 0 to 1",
                    a -> new MeanStd(a.numbers("mean"), a.numbers("deviation")),
                    numbers("mean").items(DataOutline.CHANNELS).from(0).to(1).of(MeanStd::mean),
                    numbers("deviation")
                            .items(DataOutline.CHANNELS)
                            .above(0)
                            .to(10)
                            .of(MeanStd::deviation)));

    /**
     * The numbers.
     *
     * @param images all training images
     * @param indices those that are kept, at least one
     */
    Normalization of(Images images, int[] indices);

    /** For how many values of a pixel it has numbers; empty where it takes as many as there are. */
    default OptionalInt channels() {
        return OptionalInt.of(DataOutline.CHANNELS);
    }

    /** {@code subset}: of all pixels of the images that are kept. */
    record Subset() implements Normalising {
        @Override
        public Normalization of(Images images, int[] indices) {
            return Normalization.of(images, indices);
        }

        @Override
        public OptionalInt channels() {
            return OptionalInt.empty();
        }
    }

    /** {@code cifar10}: the constants of many published codes, LDAM's among them (kaidic/LDAM-DRW). */
    record OfCifar10() implements Normalising {
        private static final MeanStd CONSTANTS =
                new MeanStd(List.of(0.4914, 0.4822, 0.4465), List.of(0.2023, 0.1994, 0.2010));

        @Override
        public Normalization of(Images images, int[] indices) {
            return CONSTANTS.of(images, indices);
        }
    }

    /**
     * {@code mean-std([...], [...])}.
     *
     * @param mean of each channel, of values in 0..1
     * @param deviation of each channel
     */
    record MeanStd(List<Double> mean, List<Double> deviation) implements Normalising {
        public MeanStd {
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
        }

        @Override
        public Normalization of(Images images, int[] indices) {
            return new Normalization(array(mean), array(deviation));
        }

        private static double[] array(List<Double> numbers) {
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
