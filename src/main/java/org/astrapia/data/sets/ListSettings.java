package org.astrapia.data.sets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the labels of images stand that lie in one folder.
 *
 * @param labels table or list that names images and their classes; empty where it was not said
 * @param test another one, of the test images alone
 * @param validation another one, of images for validation
 * @param image column that names the image; empty to look for it
 * @param label column that names the class, or several with a mark each; none to look for it
 * @param split column that says train, val or test
 * @param group column that names what must stay on one side when test images are drawn: a patient, a lesion
 * @param separator between several labels in a cell
 */
public record ListSettings(
        Optional<Path> labels,
        Optional<Path> test,
        Optional<Path> validation,
        Optional<String> image,
        List<String> label,
        Optional<String> split,
        Optional<String> group,
        Optional<String> separator) {
    /** Nothing is said. */
    public static final ListSettings NONE = new ListSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Key of {@link #labels}. */
    public static final String LABELS_KEY = "data.labels";

    /** Key of {@link #image}. */
    public static final String IMAGE_KEY = "data.image";

    /** Key of {@link #label}. */
    public static final String LABEL_KEY = "data.label";

    /** Key of {@link #split}. */
    public static final String SPLIT_KEY = "data.list.split";

    /** Key of {@link #group}. */
    public static final String GROUP_KEY = "data.list.group";

    /** Key of {@link #test}. */
    public static final String TEST_KEY = "data.list.test";

    public ListSettings {
        label = List.copyOf(label);
    }

    /** The same where a list that is not there any more lies in the folder of the images, or beside it: it has moved with them. */
    public ListSettings moved(Path images) {
        return new ListSettings(
                labels.map(file -> moved(file, images)),
                test.map(file -> moved(file, images)),
                validation.map(file -> moved(file, images)),
                image,
                label,
                split,
                group,
                separator);
    }

    private static Path moved(Path file, Path images) {
        return Files.exists(file)
                ? file
                : Stream.of(images.resolve(file.getFileName()), images.resolveSibling(file.getFileName()))
                        .filter(Files::exists)
                        .findFirst()
                        .orElse(file);
    }

    /** With the labels in a file, whose columns are looked for. */
    public static ListSettings of(Path labels) {
        return new ListSettings(
                Optional.of(labels),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
