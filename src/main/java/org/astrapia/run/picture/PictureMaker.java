package org.astrapia.run.picture;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.astrapia.data.ClassSamples;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.data.image.Thumbnail;
import org.astrapia.run.RunFolder;
import org.astrapia.run.picture.RunPictures.OfNetwork;
import org.astrapia.run.picture.RunPictures.Samples;
import org.astrapia.run.picture.RunPictures.Shown;
import org.astrapia.run.picture.RunPictures.Wrong;
import org.astrapia.run.result.Mistake;
import org.astrapia.run.result.Mistakes;
import org.astrapia.run.result.RunResults;
import org.astrapia.run.result.TrainedNetwork;

/** Chooses what is shown of a run's images while these are at hand. */
public final class PictureMaker {
    /** Pixels of a side at most. */
    private static final int SIDE = 40;

    /** Of more classes the first and the last by their numbers of images are shown. */
    private static final int MOST_CLASSES = 20;

    private static final int SAMPLES = 6;

    private final Dataset data;
    private final int[] train;
    private final Set<Integer> shown;

    private PictureMaker(Dataset data, int[] train) {
        this.data = data;
        this.train = train;
        this.shown = shown(data.train().perLabel(train, data.classes().size()));
    }

    /**
     * Writes {@code pictures.json}.
     *
     * @param train training images that the distribution keeps
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    public static void write(RunFolder folder, Dataset data, int[] train, RunResults results) {
        PictureFile.write(folder, new PictureMaker(data, train).pictures(results));
    }

    private static Set<Integer> shown(int[] counts) {
        List<Integer> bySize = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparing(label -> -counts[label]))
                .toList();
        int half = MOST_CLASSES / 2;
        return new TreeSet<>(
                counts.length <= MOST_CLASSES
                        ? bySize
                        : Stream.concat(
                                        bySize.stream().limit(half),
                                        bySize.stream().skip(counts.length - half))
                                .toList());
    }

    private RunPictures pictures(RunResults results) {
        List<Samples> samples = ClassSamples.of(
                        data.train(), train, data.classes().size(), SAMPLES)
                .stream()
                .filter(each -> shown.contains(each.label()))
                .map(this::samples)
                .toList();
        List<OfNetwork> networks = Stream.of(results.network(), results.baseline())
                .flatMap(each -> each.stream())
                .flatMap(network -> network.result().evaluations().mistakes().stream()
                        .map(mistakes -> ofNetwork(network, mistakes)))
                .toList();
        return new RunPictures(data.classes().size(), data.train().sets().isPresent(), samples, networks);
    }

    private Samples samples(ClassSamples of) {
        return new Samples(
                data.classes().get(of.label()),
                of.count(),
                of.images().stream().map(image -> picture(data.train(), image)).toList());
    }

    private OfNetwork ofNetwork(TrainedNetwork network, Mistakes mistakes) {
        List<Mistake> known = mistakes.surest().stream().filter(this::isHere).toList();
        return new OfNetwork(
                network.name(),
                known.stream().limit(Mistakes.OF_ALL).map(this::wrong).toList(),
                shown.stream()
                        .flatMap(label -> known.stream()
                                .filter(mistake -> mistake.truth() == label)
                                .limit(Mistakes.OF_CLASS))
                        .map(this::wrong)
                        .toList());
    }

    /** Whether it speaks of an image and of classes that there are: a checkpoint may have been changed. */
    private boolean isHere(Mistake mistake) {
        int classes = data.classes().size();
        return mistake.image() >= 0
                && mistake.image() < data.test().count()
                && mistake.truth() >= 0
                && mistake.truth() < classes
                && mistake.answer() >= 0
                && mistake.answer() < classes;
    }

    private Wrong wrong(Mistake mistake) {
        Images test = data.test();
        boolean missed =
                test.sets().isPresent() && test.labelsOf(mistake.image()).contains(mistake.truth());
        return new Wrong(
                picture(test, mistake.image()),
                data.classes().get(mistake.truth()),
                data.classes().get(mistake.answer()),
                missed,
                mistake.probability());
    }

    private static Shown picture(Images images, int image) {
        return new Shown(
                images.names().of(image), Thumbnail.of(images, image, SIDE).png());
    }
}
