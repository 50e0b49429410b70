package org.astrapia.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.data.storage.GreyPixels;
import org.astrapia.data.storage.HeapPixels;
import org.astrapia.data.storage.Pixels;
import org.astrapia.data.storage.SmallerPixels;
import org.astrapia.graph.serving.SavedModelFile;
import org.astrapia.graph.serving.ServingSession;
import org.astrapia.language.FileKind;
import org.astrapia.language.InvalidInputException;
import org.astrapia.run.RunFolder;
import org.astrapia.run.RunRefusal;

/** A trained network that says what image files show. They are read, cut and resized as in training. Close it. */
public final class ImagePredictor implements AutoCloseable {
    private static final int BATCH = 64;
    private static final int COLOURS = 3;

    private final ServingSession session;
    private final ModelCard card;
    private final ImageDecoder decoder = new ImageDecoder();

    private ImagePredictor(ServingSession session, ModelCard card) {
        this.session = session;
        this.card = card;
    }

    /**
     * The network of a run.
     *
     * @param baseline whether the fixed network beside is meant
     * @throws InvalidInputException when the run has no such network
     */
    public static ImagePredictor ofRun(RunFolder folder, boolean baseline) {
        RunModel run = RunModel.of(folder, baseline);
        return new ImagePredictor(ServingSession.of(run.model()), run.card());
    }

    /**
     * The network of a SavedModel that {@code export} wrote.
     *
     * @throws InvalidInputException when it is not such a one
     */
    public static ImagePredictor ofSavedModel(Path folder) {
        ModelCard card;
        try {
            card = ModelCard.parse(SavedModelFile.card(folder));
        } catch (IllegalArgumentException other) {
            throw RunRefusal.of(folder, "what this SavedModel says of itself cannot be used: " + other.getMessage());
        }
        ServingSession session = SavedModelFile.open(folder);
        boolean known = session.channels() == 1 || session.channels() == COLOURS;
        if (session.side() != card.side() || !known) {
            session.close();
            throw RunRefusal.of(
                    folder,
                    "its graph takes images of " + session.side() + " pixels with " + session.channels()
                            + " channels, and it says that they have " + card.side() + " pixels");
        }
        return new ImagePredictor(session, card);
    }

    /** What is known of the network. */
    public ModelCard card() {
        return card;
    }

    /** The shares of the classes that the network assumes. */
    public Prior assumed() {
        return Prior.assumed(card);
    }

    /** Stated shares; see {@link Prior#of}. */
    public Prior prior(String text) {
        return Prior.of(text, card);
    }

    /**
     * What it says of some images.
     *
     * @param predictions of those that could be read, in the order given
     * @param passedOver those that could not
     * @param depth bits that were taken of the images that have 16, where the experiment does not say how many
     */
    public record Predicted(List<Prediction> predictions, List<NamedImages.PassedOver> passedOver, OptionalInt depth) {}

    /** Predicts all, in batches. */
    public Predicted predict(List<Path> images, Prior prior) {
        List<Prediction> predictions = new ArrayList<>();
        List<NamedImages.PassedOver> passedOver = new ArrayList<>();
        OptionalInt found = card.depth().isPresent() ? OptionalInt.empty() : depth(images);
        int depth = card.depth().orElse(found.orElse(ImageDecoder.MOST_DEPTH));
        for (int begin = 0; begin < images.size(); begin += BATCH) {
            predict(
                    images.subList(begin, Math.min(images.size(), begin + BATCH)),
                    depth,
                    prior,
                    predictions,
                    passedOver);
        }
        return new Predicted(predictions, passedOver, found);
    }

    /** The most that any of them needs, as for the images of a training; empty where none has 16 bits. */
    private OptionalInt depth(List<Path> images) {
        return images.parallelStream()
                .flatMapToInt(file -> {
                    try {
                        byte[] head = FileKind.head(file);
                        return ImageDecoder.mayBeWide(FileKind.of(head), head)
                                ? decoder.bits(file).stream()
                                : IntStream.empty();
                    } catch (IOException unreadable) {
                        return IntStream.empty(); // told when its pixels are read
                    }
                })
                .map(bits -> Math.max(bits, ImageDecoder.LEAST_DEPTH))
                .max();
    }

    private void predict(
            List<Path> images,
            int depth,
            Prior prior,
            List<Prediction> predictions,
            List<NamedImages.PassedOver> passedOver) {
        List<Read> read = images.parallelStream().map(file -> read(file, depth)).toList();
        List<Read> good =
                read.stream().filter(image -> image.damage().isEmpty()).toList();
        read.forEach(image ->
                image.damage().ifPresent(reason -> passedOver.add(new NamedImages.PassedOver(image.file(), reason))));
        if (good.isEmpty()) {
            return;
        }
        int size = card.side() * card.side() * session.channels();
        byte[] batch = new byte[good.size() * size];
        for (int i = 0; i < good.size(); i++) {
            System.arraycopy(good.get(i).pixels(), 0, batch, i * size, size);
        }
        float[] logits = session.logits(batch);
        int classes = card.classes().size();
        for (int i = 0; i < good.size(); i++) {
            predictions.add(new Prediction(
                    good.get(i).file(),
                    Arrays.stream(prior.probabilities(logits, i * classes))
                            .boxed()
                            .toList()));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // a carrier of pixels that nobody compares
    private record Read(Path file, byte[] pixels, Optional<String> damage) {}

    private Read read(Path file, int depth) {
        try {
            byte[] square = decoder.square(file, card.ownSide(), depth).pixels();
            Pixels pixels = HeapPixels.of(square, square.length);
            if (card.ownSide() != card.side()) {
                pixels = new SmallerPixels(pixels, card.ownSide(), card.side(), COLOURS);
            }
            if (session.channels() == 1) {
                pixels = new GreyPixels(pixels, card.side() * card.side());
            }
            byte[] read = new byte[card.side() * card.side() * session.channels()];
            pixels.read(0, read);
            return new Read(file, read, Optional.empty());
        } catch (IOException damaged) {
            return new Read(
                    file,
                    new byte[0],
                    Optional.of(Objects.requireNonNullElse(
                            damaged.getMessage(), damaged.getClass().getSimpleName())));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
