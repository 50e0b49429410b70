package org.astrapia.config;

import static org.astrapia.config.value.NumberTypes.number;
import static org.astrapia.config.value.NumberTypes.whole;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.astrapia.config.value.ChannelsType;
import org.astrapia.config.value.ChoiceType;
import org.astrapia.config.value.ColumnsType;
import org.astrapia.config.value.DepthType;
import org.astrapia.config.value.ExpressionType;
import org.astrapia.config.value.RegexType;
import org.astrapia.config.value.TextType;
import org.astrapia.config.value.ViewsType;
import org.astrapia.data.Distribution;
import org.astrapia.data.Normalising;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.data.catalog.Datasets;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.DatasetKind;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.ListSettings;
import org.astrapia.data.sets.SplitSettings;
import org.astrapia.language.Range;

/** The keys of {@code data}. */
final class DataKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<DatasetKind> DATASET = TABLE.key(
            "data.dataset",
            ChoiceType.of("data set", Datasets.all(), DatasetKind::name),
            "shapes",
            e -> e.data().dataset().kind(),
            "shapes are drawn by the program itself; folder has one folder per class, list a table of classes");
    static final Key<String> DATA_PATH = TABLE.unset(
            "data.path",
            TextType.path(),
            e -> e.data().path().map(Path::toString),
            "folder or file of the data set, relative to this file; needed by all but " + drawn());
    static final Key<String> IMAGES = TABLE.unset(
            "data.images",
            TextType.path(),
            e -> Optional.empty(), // as data.path it is written once
            "folder of the images of a list; another name for data.path");
    static final Key<String> LABELS = TABLE.unset(
            ListSettings.LABELS_KEY,
            TextType.path(),
            e -> list(e).flatMap(ListSettings::labels).map(Path::toString),
            "file that names the images of a list and their classes: a table (csv, tsv) or lines `path class`");
    static final Key<String> IMAGE = TABLE.unset(
            ListSettings.IMAGE_KEY,
            TextType.words("the name of a column"),
            e -> list(e).flatMap(ListSettings::image),
            "column of data.labels that names the image, with or without its ending; looked for where it is not said");
    static final Key<List<String>> LABEL = TABLE.unset(
            ListSettings.LABEL_KEY,
            new ColumnsType(),
            e -> list(e).map(ListSettings::label).filter(columns -> !columns.isEmpty()),
            "column of data.labels that names the class, or a list of columns with 1 in that of the image's class");
    static final Key<Integer> RESIZE = TABLE.unset(
            "data.resize",
            whole(8, 512),
            e -> e.data().dataset().resize().stream().boxed().findFirst(),
            "makes all images squares of so many pixels by averaging areas, which is cheap to search on; at most their"
                    + " own side, a multiple of 4");
    static final Key<Integer> CHANNELS = TABLE.key(
            "data.channels",
            new ChannelsType(),
            "3",
            e -> e.data().dataset().channels(),
            "values of a pixel: 3 for red, green and blue, 1 for grey; images of the other kind are converted");
    static final Key<Normalising> NORMALISE = TABLE.key(
            "data.normalise",
            ExpressionType.of(Normalising.TERMS),
            "subset",
            e -> e.data().normalise(),
            "by which means and deviations the channels' values are shifted and scaled",
            "LDAM's code: cifar10");
    static final Key<Distribution> DISTRIBUTION = TABLE.key(
            "data.distribution",
            ExpressionType.of(Distribution.TERMS),
            "balanced",
            e -> e.data().distribution(),
            "how many training images each class keeps",
            "SSF-NAS: balanced, exponential(0.1), exponential(0.01), step(0.01)");
    static final Key<List<Augmentation>> AUGMENT = TABLE.key(
            "data.augment",
            Augmentations.TYPE,
            "crop(4) >> flip",
            e -> e.data().augment(),
            "random changes to training images, or none",
            "DARTS code");
    static final Key<List<List<Augmentation>>> VIEWS = TABLE.key(
            "data.views",
            new ViewsType(Augmentations.TYPE),
            """
            ["random-resized-crop(0.08, 1) >> flip >> jitter(0.4, 0.4, 0.2, 0.1, p=0.8) >> grey(0.2)", \
            "random-resized-crop(0.08, 1) >> flip >> jitter(0.4, 0.4, 0.2, 0.1, p=0.8) >> grey(0.2) >> solarize(0.2)"]""",
            e -> e.data().views(),
            "random changes that make the two views of an image, for losses that compare views: one chain for each view, or one chain for both",
            "Barlow Twins, for images of 32 pixels without blur");
    static final Key<Integer> TRAIN_PER_CLASS = TABLE.optional(
            "data.shapes.train-per-class",
            whole(1, KeyTable.MANY),
            "500",
            e -> of(Datasets.SHAPES, e).map(data -> data.shapes().trainPerClass()),
            "training images per class that shapes draws");
    static final Key<Integer> TEST_PER_CLASS = TABLE.optional(
            "data.shapes.test-per-class",
            whole(1, KeyTable.MANY),
            "100",
            e -> of(Datasets.SHAPES, e).map(data -> data.shapes().testPerClass()),
            "test images per class that shapes draws");
    static final Key<Integer> IMAGE_SIZE = TABLE.optional(
            "data.folder.image-size-px",
            whole(8, 512),
            "32",
            e -> files(e).map(data -> data.folder().imageSizePx()),
            "side in pixels of the square to which the images of a folder or list are resized; a multiple of 4");
    static final Key<OnCorrupt> ON_CORRUPT = TABLE.optional(
            "data.folder.on-corrupt",
            ChoiceType.of("treatment", OnCorrupt.class),
            "refuse",
            e -> files(e).map(data -> data.folder().onCorrupt()),
            "what to do with a file that cannot be read as an image");
    static final Key<OptionalInt> DEPTH = TABLE.optional(
            "data.folder.depth",
            new DepthType(),
            "auto",
            e -> files(e).map(data -> data.folder().depth()),
            "how many bits of 16-bit images are in use; auto takes as many as the brightest image needs");
    static final Key<Double> TEST = TABLE.unset(
            SplitSettings.TEST_KEY,
            number(Range.ANY.above(0).below(1)),
            e -> files(e).flatMap(data -> boxed(data.folder().split().test())),
            "share of each class's images that are tested, drawn by seed.data, where no folder test says which; of CLASS/IMAGE"
                    + " folders " + SplitSettings.USUAL_TEST);
    static final Key<Double> FOLDER_VALIDATION = TABLE.unset(
            SplitSettings.VALIDATION_KEY,
            number(Range.ANY.above(0).below(1)),
            e -> files(e).flatMap(data -> boxed(data.folder().split().validation())),
            "share of each class's images that are neither trained on nor tested, drawn likewise");
    static final Key<String> GROUP = TABLE.unset(
            SplitSettings.GROUP_KEY,
            new RegexType(),
            e -> files(e).flatMap(data -> data.folder().split().group()),
            "images in whose paths this regular expression finds the same, its first group or else all of it, stay together"
                    + " when the test images are drawn: those of a patient, of a film");

    static final Key<String> LIST_TEST = TABLE.unset(
            ListSettings.TEST_KEY,
            TextType.path(),
            e -> list(e).flatMap(ListSettings::test).map(Path::toString),
            "another file like data.labels, of the test images");
    static final Key<String> LIST_VALIDATION = TABLE.unset(
            "data.list.validation",
            TextType.path(),
            e -> list(e).flatMap(ListSettings::validation).map(Path::toString),
            "another file like data.labels, of images that are neither trained on nor tested");
    static final Key<String> LIST_SPLIT = TABLE.unset(
            ListSettings.SPLIT_KEY,
            TextType.words("the name of a column"),
            e -> list(e).flatMap(ListSettings::split),
            "column of data.labels that says train, val or test");
    static final Key<String> LIST_GROUP = TABLE.unset(
            ListSettings.GROUP_KEY,
            TextType.words("the name of a column"),
            e -> list(e).flatMap(ListSettings::group),
            "column of data.labels whose images of one value stay together when the test images are drawn: those of a patient");
    static final Key<String> LIST_SEPARATOR = TABLE.unset(
            "data.list.separator",
            TextType.words("a text such as |"),
            e -> list(e).flatMap(ListSettings::separator),
            "what stands between several labels of an image");

    private DataKeys() {}

    /** Where image files of a person's own are read. */
    private static Optional<DatasetChoice> files(Experiment experiment) {
        return Optional.of(experiment.data().dataset()).filter(choice -> Datasets.readsFiles(choice.kind()));
    }

    private static Optional<ListSettings> list(Experiment experiment) {
        return of(Datasets.LIST, experiment).map(DatasetChoice::list);
    }

    private static Optional<Double> boxed(OptionalDouble share) {
        return share.stream().boxed().findFirst();
    }

    private static String drawn() {
        return Datasets.all().stream()
                .filter(kind -> !kind.needsPath())
                .map(DatasetKind::name)
                .collect(Collectors.joining(" and "));
    }

    private static Optional<DatasetChoice> of(DatasetKind kind, Experiment experiment) {
        return Optional.of(experiment.data().dataset())
                .filter(choice -> choice.kind().equals(kind));
    }
}
