package org.astrapia.graph.serving;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.astrapia.graph.Emission;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.graph.lowering.Context;
import org.astrapia.graph.lowering.Context.Statistics;
import org.astrapia.graph.lowering.Scopes;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;
import org.tensorflow.types.TUint8;

/**
 * The graph of a trained network, its weights constants. Names are its interface: {@code images}, bytes {@code [N, H, W, C]};
 * in their place {@code pixels}, the same as numbers from 0 to 255; {@code logits} and {@code probabilities}, {@code [N, classes]}.
 */
final class ServingGraph {
    static final String IMAGES = "images";
    static final String PIXELS = "pixels";
    static final String LOGITS = "logits";
    static final String PROBABILITIES = "probabilities";

    /** Constant that holds the place of {@link SavedModelFile#CLASSES}. */
    static final String CLASSES_FILE = "classes_file";

    private static final double LARGEST_VALUE = 255;

    private final Ops tf;
    private final Scopes scopes;
    private final TrainedModel model;

    private ServingGraph(Ops tf, TrainedModel model) {
        this.tf = tf;
        this.scopes = new Scopes(tf);
        this.model = model;
    }

    /** Writes it; the caller closes it. */
    static Graph write(TrainedModel model) {
        TensorFlowNatives.load();
        Graph graph = new Graph();
        try {
            new ServingGraph(Ops.create(graph), model).write();
            return graph;
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private void write() {
        Dimensions d = model.image();
        Shape shape = Shape.of(-1, d.height(), d.width(), d.channels());
        Placeholder<TUint8> images = tf.withName(IMAGES).placeholder(TUint8.class, Placeholder.shape(shape));
        Operand<TFloat32> pixels =
                tf.withName(PIXELS).placeholderWithDefault(tf.dtypes.cast(images, TFloat32.class), shape);
        Map<Parameter, Operand<TFloat32>> parameters = new LinkedHashMap<>();
        model.parameters().forEach(parameter -> parameters.put(parameter, constant(parameter)));
        Map<String, Statistics> statistics = new LinkedHashMap<>();
        model.program()
                .statisticsSites()
                .keySet()
                .forEach(site -> statistics.put(
                        site, new Statistics(tf.constant(model.mean(site)), tf.constant(model.variance(site)))));
        Operand<TInt32> noLabels = tf.constant(0);
        Context context = Context.evaluation(tf, scopes, normalised(pixels), noLabels, parameters, statistics);
        Operand<TFloat32> logits =
                Emission.forward(tf, model.program(), context).output(Program.LOGITS);
        tf.withName(LOGITS).identity(logits);
        Operand<TFloat32> cooled =
                model.temperature() == 1 ? logits : tf.math.div(logits, tf.constant((float) model.temperature()));
        tf.withName(PROBABILITIES).identity(model.severalLabels() ? tf.math.sigmoid(cooled) : tf.nn.softmax(cooled));
        tf.withName(CLASSES_FILE)
                .constant(TString.tensorOf(StandardCharsets.UTF_8, NdArrays.scalarOfObject(SavedModelFile.CLASSES)));
    }

    /** In numbers of 64 bits, rounded once: just what training saw. */
    private Operand<TFloat32> normalised(Operand<TFloat32> pixels) {
        Operand<TFloat64> shares = tf.math.div(tf.dtypes.cast(pixels, TFloat64.class), tf.constant(LARGEST_VALUE));
        Operand<TFloat64> centered =
                tf.math.sub(shares, tf.constant(model.normalization().mean()));
        return tf.dtypes.cast(
                tf.math.div(centered, tf.constant(model.normalization().deviation())), TFloat32.class);
    }

    private Operand<TFloat32> constant(Parameter parameter) {
        return tf.constant(
                Shape.of(parameter.dimensions().sizes().stream()
                        .mapToLong(Integer::longValue)
                        .toArray()),
                DataBuffers.of(model.weight(parameter)));
    }
}
