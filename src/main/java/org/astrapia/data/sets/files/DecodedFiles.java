package org.astrapia.data.sets.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Images;
import org.astrapia.data.LongTail;
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
    private final ImageDecoder decoder = new ImageDecoder();
    private final String name;
    private final Path folder;
    private final ImageFiles files;
    private final FolderSettings settings;
    private final BitDepth depth;
    private final ImageFindings findings = new ImageFindings();
    private final Source train;
    private final Source test;

    /**
     * @param name of the data set
     * @param folder below which the files lie
     */
    public DecodedFiles(String name, Path folder, ImageFiles files, FolderSettings settings) {
        this.name = name;
        this.folder = folder;
        this.files = files;
        this.settings = settings;
        this.depth = new BitDepth(settings.depth());
        this.train = new Source(files.train());
        this.test = new Source(files.test());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DataOutline outline() {
        List<String> notes = new ArrayList<>(files.notes());
        ImageFiles.leftOutNote(files.leftOut()).ifPresent(notes::add);
        int classes = files.classes().size();
        return DataOutline.of(
                files.classes(),
                settings.imageSizePx(),
                LongTail.perClass(ImageFiles.labels(files.train()), classes),
                LongTail.perClass(ImageFiles.labels(files.test()), classes),
                notes);
    }

    @Override
    public Part train() {
        return new Part(ImageFiles.labels(files.train()), train);
    }

    @Override
    public Part test() {
        return new Part(ImageFiles.labels(files.test()), test);
    }

    @Override
    public void prepare() {
        depth.find(
                decoder,
                Stream.concat(files.train().stream(), files.test().stream())
                        .filter(ImageFiles.Item::wide)
                        .map(ImageFiles.Item::file)
                        .toList());
    }

    @Override
    public String identity() {
        return name + "-" + settings.imageSizePx() + "px-" + FileIdentity.of(folder, files, settings);
    }

    @Override
    public LeftOut requireEnough(Images trainImages, Images testImages) {
        List<Problem> problems = new ArrayList<>(train.problems());
        problems.addAll(test.problems());
        if (settings.onCorrupt() == OnCorrupt.REFUSE && !problems.isEmpty()) {
            throw Refusal.of(folder, problems);
        }
        // leaving out what cannot be read must not leave out a class, or the whole test
        int[] left = LongTail.perClass(trainImages.labels(), files.classes().size());
        for (int label = 0; label < left.length; label++) {
            if (left[label] == 0) {
                throw Refusal.of(files.places().get(label), "has no image that can be read");
            }
        }
        if (testImages.count() == 0) {
            throw Refusal.of(files.testPlace(), "has no image that can be read");
        }
        problems.addAll(0, files.leftOut());
        List<String> notes = new ArrayList<>(files.notes());
        notes.addAll(findings.notes(depth));
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
