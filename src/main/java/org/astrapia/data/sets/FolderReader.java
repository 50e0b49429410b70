package org.astrapia.data.sets;

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
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.storage.ImageSource;
import org.astrapia.language.Problem;

/**
 * Reads {@code train/CLASS/IMAGE} and {@code test/CLASS/IMAGE}. Every image becomes a square: the middle is cut out as
 * {@link ImageDecoder} says. Images are decoded in parallel; their order, by class and then by name, does not depend on it.
 */
final class FolderReader implements PendingDataset {
    static final DatasetKind KIND = new DatasetKind(
            "folder",
            List.of(),
            choice -> choice.folder().imageSizePx(),
            true,
            (choice, seed) -> new PendingDatasetReader(new FolderReader(choice.files(), choice.folder())));

    private final ImageDecoder decoder = new ImageDecoder();
    private final Path folder;
    private final FolderListing listing;
    private final FolderSettings settings;
    private final BitDepth depth;
    private final ImageFindings findings = new ImageFindings();
    private final Decoded train;
    private final Decoded test;

    FolderReader(Path folder, FolderSettings settings) {
        this.folder = folder;
        this.listing = FolderListing.of(folder, settings.onCorrupt());
        this.settings = settings;
        this.depth = new BitDepth(settings.depth());
        this.train = new Decoded(listing.train());
        this.test = new Decoded(listing.test());
    }

    @Override
    public String name() {
        return KIND.name();
    }

    @Override
    public DataOutline outline() {
        List<String> notes = new ArrayList<>(listing.notes());
        FolderListing.leftOutNote(listing.leftOut()).ifPresent(notes::add);
        int classes = listing.classes().size();
        return DataOutline.of(
                listing.classes(),
                settings.imageSizePx(),
                LongTail.perClass(FolderListing.labels(listing.train()), classes),
                LongTail.perClass(FolderListing.labels(listing.test()), classes),
                notes);
    }

    @Override
    public Part train() {
        return new Part(FolderListing.labels(listing.train()), train);
    }

    @Override
    public Part test() {
        return new Part(FolderListing.labels(listing.test()), test);
    }

    @Override
    public void prepare() {
        depth.find(
                decoder,
                Stream.concat(listing.train().stream(), listing.test().stream())
                        .filter(FolderListing.Item::wide)
                        .map(FolderListing.Item::file)
                        .toList());
    }

    @Override
    public String identity() {
        return "folder-" + settings.imageSizePx() + "px-" + FileIdentity.of(folder, listing, settings);
    }

    @Override
    public LeftOut requireEnough(Images trainImages, Images testImages) {
        List<Problem> problems = new ArrayList<>(train.problems());
        problems.addAll(test.problems());
        if (settings.onCorrupt() == OnCorrupt.REFUSE && !problems.isEmpty()) {
            throw Refusal.of(folder, problems);
        }
        // leaving out what cannot be read must not leave out a class, or the whole test
        int[] left = LongTail.perClass(trainImages.labels(), listing.classes().size());
        for (int label = 0; label < left.length; label++) {
            if (left[label] == 0) {
                throw Refusal.of(
                        folder.resolve("train").resolve(listing.classes().get(label)), "has no image that can be read");
            }
        }
        if (testImages.count() == 0) {
            throw Refusal.of(folder.resolve("test"), "has no image that can be read");
        }
        problems.addAll(0, listing.leftOut());
        List<String> notes = new ArrayList<>(listing.notes());
        notes.addAll(findings.notes(depth));
        FolderListing.leftOutNote(problems).ifPresent(notes::add);
        return new LeftOut(problems.size(), notes);
    }

    /** The images of files, and what was wrong with some. */
    private final class Decoded implements ImageSource {
        private final List<FolderListing.Item> items;
        private final String[] damage;

        Decoded(List<FolderListing.Item> items) {
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
