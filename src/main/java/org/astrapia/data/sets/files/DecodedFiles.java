package org.astrapia.data.sets.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Images;
import org.astrapia.data.Refusal;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.data.image.Picture;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.PendingDataset;
import org.astrapia.data.storage.ImageSource;
import org.astrapia.language.Problem;

/**
 * Image files as a data set. Every image becomes a square: the middle is cut out as {@link ImageDecoder} says. Images are decoded
 * in parallel; their order does not depend on it.
 */
public final class DecodedFiles implements PendingDataset {
    private static final int MOST_EXAMINED = 200;
    private static final long MOST_EXAMINED_BYTES = 1L << 26;

    private final ImageDecoder decoder = new ImageDecoder();
    private final String name;
    private final Path folder;
    private final ImageFiles files;
    private final FolderSettings settings;
    private final BitDepth depth;
    private final ImageFindings findings = new ImageFindings();
    private final boolean validates;
    private final List<Source> sources; // of training images, test images, and maybe those for validation

    /**
     * @param name of the data set
     * @param folder below which the files lie
     * @param validates whether the images for validation are decoded too
     */
    public DecodedFiles(String name, Path folder, ImageFiles files, FolderSettings settings, boolean validates) {
        this.name = name;
        this.folder = folder;
        this.files = files;
        this.settings = settings;
        this.depth = new BitDepth(settings.depth());
        this.validates = validates;
        this.sources = files.parts(validates).stream().map(Source::new).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DataOutline outline() {
        List<String> notes = new ArrayList<>(files.notes());
        ImageFiles.leftOutNote(files.leftOut()).ifPresent(notes::add);
        return outline(ImageFiles.labels(files.train()), ImageFiles.labels(files.test()), notes);
    }

    private DataOutline outline(int[] trained, int[] tested, List<String> notes) {
        DataOutline outline = DataOutline.of(
                files.classes(), settings.imageSizePx(), files.perLabel(trained), files.perLabel(tested), notes);
        return files.sets().map(sets -> outline.withSets(sets, trained)).orElse(outline);
    }

    @Override
    public Part train() {
        return part(sources.get(0));
    }

    @Override
    public Part test() {
        return part(sources.get(1));
    }

    @Override
    public Optional<Part> validation() {
        return sources.stream().skip(2).findFirst().map(this::part);
    }

    private Part part(Source source) {
        return new Part(ImageFiles.labels(source.items), files.sets(), source, image -> below(source.items.get(image)));
    }

    /** The same on every system. */
    private String below(ImageFiles.Item item) {
        return folder.relativize(item.file()).toString().replace(File.separatorChar, '/');
    }

    @Override
    public void prepare() {
        depth.find(
                decoder,
                sources.stream()
                        .flatMap(source -> source.items.stream())
                        .filter(ImageFiles.Item::wide)
                        .map(ImageFiles.Item::file)
                        .toList());
    }

    @Override
    public String identity() {
        return name + "-" + settings.imageSizePx() + "px-" + FileIdentity.of(folder, files, settings, validates);
    }

    /** Decodes all images where they are few, and otherwise some from everywhere. */
    @Override
    public DataOutline examine() {
        List<Place> places = sources.stream()
                .flatMap(source -> IntStream.range(0, source.count()).mapToObj(i -> new Place(source, i)))
                .toList();
        int all = places.size();
        int looked = examined(places);
        if (looked == all) {
            prepare();
        }
        boolean[] kept = new boolean[all];
        Arrays.fill(kept, true);
        int bytes = settings.imageSizePx() * settings.imageSizePx() * DataOutline.CHANNELS;
        IntStream.range(0, looked)
                .parallel()
                .map(i -> (int) ((long) i * all / looked))
                .forEach(i -> {
                    byte[] pixels = new byte[bytes];
                    kept[i] = places.get(i).source.write(places.get(i).image, pixels, 0);
                });
        int[] trainLabels = labels(files.train(), kept, 0);
        int[] testLabels = labels(files.test(), kept, files.train().size());
        List<String> notes = new ArrayList<>(
                requireEnough(trainLabels, testLabels, looked == all).notes());
        if (looked < all) {
            notes.add(String.format(Locale.ROOT, "%,d of %,d images were looked at; a run looks at all", looked, all));
        }
        return outline(trainLabels, testLabels, notes);
    }

    /** One of all images. */
    private record Place(Source source, int image) {}

    /** Large images are fewer, since each takes long. */
    private static int examined(List<Place> places) {
        int all = places.size();
        int few = Math.min(all, MOST_EXAMINED);
        long bytes = IntStream.range(0, few)
                .mapToLong(i -> size(places.get((int) ((long) i * all / few))))
                .sum();
        return bytes <= MOST_EXAMINED_BYTES ? few : (int) Math.max(1, few * MOST_EXAMINED_BYTES / bytes);
    }

    private static long size(Place place) {
        try {
            return Files.size(place.source.items.get(place.image).file());
        } catch (IOException told) { // when it is to be decoded
            return 0;
        }
    }

    private static int[] labels(List<ImageFiles.Item> items, boolean[] kept, int first) {
        return IntStream.range(0, items.size())
                .filter(i -> kept[first + i])
                .map(i -> items.get(i).label())
                .toArray();
    }

    @Override
    public LeftOut requireEnough(Images trainImages, Images testImages) {
        return requireEnough(trainImages.labels(), testImages.labels(), true);
    }

    /** @param all whether all images were tried, so that what was found in them is all that there is */
    private LeftOut requireEnough(int[] trainLabels, int[] testLabels, boolean all) {
        List<Problem> problems = new ArrayList<>();
        sources.forEach(source -> problems.addAll(source.problems()));
        if (settings.onCorrupt() == OnCorrupt.REFUSE && !problems.isEmpty()) {
            throw Refusal.of(folder, problems);
        }
        // leaving out what cannot be read must not leave out a class, or the whole test
        int[] left = files.perLabel(trainLabels);
        for (int label = 0; label < left.length; label++) {
            if (left[label] == 0) {
                throw Refusal.of(files.places().get(label), "has no image that can be read");
            }
        }
        if (testLabels.length == 0) {
            throw Refusal.of(files.testPlace(), "has no image that can be read");
        }
        problems.addAll(0, files.leftOut());
        List<String> notes = new ArrayList<>(files.notes());
        if (all) {
            notes.addAll(findings.notes(depth));
        }
        notes.addAll(FileDuplicates.notes(files, folder));
        ImageFiles.leftOutNote(problems).ifPresent(notes::add);
        return new LeftOut(problems.size(), notes);
    }

    /** The images of files, and what was wrong with some. */
    private final class Source implements ImageSource {
        private final List<ImageFiles.Item> items;
        private final String[] damage;

        Source(List<ImageFiles.Item> items) {
            this.items = items;
            this.damage = new String[items.size()];
        }

        @Override
        public int count() {
            return damage.length;
        }

        @Override
        public boolean write(int image, byte[] target, int start) {
            try {
                Picture picture = decoder.square(items.get(image).file(), settings.imageSizePx(), depth.bits());
                System.arraycopy(picture.pixels(), 0, target, start, picture.pixels().length);
                findings.add(picture);
                return true;
            } catch (IOException e) {
                damage[image] =
                        Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
                return false;
            }
        }

        List<Problem> problems() {
            List<Problem> problems = new ArrayList<>();
            for (int i = 0; i < damage.length; i++) {
                if (damage[i] != null) {
                    problems.add(Refusal.problem(items.get(i).file(), "cannot be read as an image: " + damage[i]));
                }
            }
            return problems;
        }
    }
}
