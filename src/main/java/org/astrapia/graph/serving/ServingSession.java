package org.astrapia.graph.serving;

import org.astrapia.graph.Execution;
import org.astrapia.graph.SessionOptions;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** A trained network in TensorFlow, which says what images show. Not thread-safe; close it. */
public final class ServingSession implements AutoCloseable {
    private final Session session;
    private final AutoCloseable owner;
    private final Shape image;

    /**
     * @param owner of the session and its graph
     * @param image {@code [H, W, C]}
     */
    ServingSession(Session session, AutoCloseable owner, Shape image) {
        this.session = session;
        this.owner = owner;
        this.image = image;
    }

    /**
     * Puts a trained network into TensorFlow.
     *
     * @throws org.astrapia.graph.device.NativesException when TensorFlow cannot be loaded
     */
    public static ServingSession of(TrainedModel model) {
        Graph graph = ServingGraph.write(model);
        Session session = new Session(graph, SessionOptions.of(Execution.CPU));
        return new ServingSession(
                session,
                () -> {
                    session.close();
                    graph.close();
                },
                Shape.of(
                        model.image().height(),
                        model.image().width(),
                        model.image().channels()));
    }

    /**
     * The logits of some images.
     *
     * @param images {@code [N, H, W, C]} row-major, one unsigned byte a value
     * @return {@code [N, classes]} row-major
     */
    public float[] logits(byte[] images) {
        return run(images, ServingGraph.LOGITS);
    }

    /** The same as probabilities. */
    public float[] probabilities(byte[] images) {
        return run(images, ServingGraph.PROBABILITIES);
    }

    private float[] run(byte[] images, String output) {
        long count = images.length / image.size();
        try (TUint8 batch = TUint8.tensorOf(image.prepend(count), DataBuffers.of(images));
                Result result = session.runner()
                        .feed(ServingGraph.IMAGES, batch)
                        .fetch(output)
                        .run()) {
            TFloat32 found = (TFloat32) result.get(0);
            float[] values = new float[Math.toIntExact(found.size())];
            found.asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    /** Values of each pixel of its images. */
    public int channels() {
        return (int) image.get(2);
    }

    /** Height and width of its images. */
    public int side() {
        return (int) image.get(0);
    }

    @Override
    public void close() {
        try {
            owner.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
