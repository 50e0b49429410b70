package org.astrapia.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.astrapia.data.DataDescription.OnCorrupt;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.data.image.Picture;
import org.astrapia.data.storage.ImageSource;
import org.astrapia.data.storage.Storage;
import org.astrapia.language.Problem;

/**
 * Reads {@code train/CLASS/IMAGE} and {@code test/CLASS/IMAGE}. Every image becomes a square: the middle is cut out as
 * {@link ImageDecoder} says. Images are decoded in parallel; their order, by class and then by name, does not depend on it.
 */
final class FolderReader implements Undecoded {
    private final ImageDecoder decoder = new ImageDecoder();
    private final Path folder;
    private final FolderListing listing;
    private final int side;
    private final OnCorrupt onCorrupt;
    private final Depth depth;
    private final Findings findings = new Findings();
    private final Decoded train;
    private final Decoded test;

    private FolderReader(Path folder, int side, OnCorrupt onCorrupt, OptionalInt told) {
        this.folder = folder;
        this.listing = FolderListing.of(folder, onCorrupt);
        this.side = side;
        this.onCorrupt = onCorrupt;
        this.depth = new Depth(told);
        this.train = new Decoded(listing.train());
        this.test = new Decoded(listing.test());
    }

    /**
     * Reads.
     *
     * @param side of the squares that are made, in pixels
     * @param depth how many bits images of 16 bits use; empty for those of the brightest
     * @throws org.astrapia.language.InvalidInputException if something does not belong there, or cannot be read
     */
    static Dataset read(Path folder, int side, OnCorrupt onCorrupt, OptionalInt depth, Storage storage) {
        return Decoding.decode(new FolderReader(folder, side, onCorrupt, depth), storage);
    }

    /**
     * Makes sure that there is room for the decoded images.
     *
     * @throws org.astrapia.language.InvalidInputException if there is not
     */
    static void requireRoom(Path folder, FolderListing listing, DataDescription description, Storage storage) {
        int side = description.imageSizePx();
        Decoding.requireRoom(
                Decoding.bytes(side, listing.train().size(), listing.test().size()),
                () -> identity(folder, listing, side, description.onCorrupt(), description.depth()),
                storage);
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public List<String> classes() {
        return listing.classes();
    }

    @Override
    public int side() {
        return side;
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
        return identity(folder, listing, side, onCorrupt, depth.told());
    }

    private static String identity(
            Path folder, FolderListing listing, int side, OnCorrupt onCorrupt, OptionalInt depth) {
        return "folder-" + side + "px-" + FileIdentity.of(folder, listing, onCorrupt, depth);
    }

    @Override
    public LeftOut requireEnough(Images trainImages, Images testImages) {
        List<Problem> problems = new ArrayList<>(train.problems());
        problems.addAll(test.problems());
        if (onCorrupt == OnCorrupt.REFUSE && !problems.isEmpty()) {
            throw Refusal.of(folder, problems);
        }
        // leaving out what cannot be read must not leave out a class, or the whole test
        int[] left = LongTail.perClass(trainImages.labels(), classes().size());
        for (int label = 0; label < left.length; label++) {
            if (left[label] == 0) {
                throw Refusal.of(
                        folder.resolve("train").resolve(classes().get(label)), "has no image that can be read");
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
                Picture picture = decoder.square(items.get(image).file(), side, depth.bits());
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
