package org.astrapia.export;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.export.OnnxGraph.Attributes;
import org.astrapia.export.OnnxGraph.Type;
import org.astrapia.graph.serving.TrainedModel;
import org.astrapia.language.JsonText;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Program;
import org.astrapia.network.Value;
import org.astrapia.run.Build;

/**
 * A network in the format ONNX, opset {@value #OPSET}: {@code images}, bytes {@code [N, H, W, C]}, to {@code logits} and {@code
 * probabilities}. Inside, images lie channels first and filters {@code [out, in, height, width]}.
 */
final class OnnxExport extends ValueWriter {
    static final int OPSET = 17;

    private static final float EPSILON = 1e-5f;
    private static final float SMALLEST_LENGTH = 1e-30f;
    private static final int[] SCALAR = {};

    private final OnnxGraph graph = new OnnxGraph();
    private final Map<Value, String> names = new HashMap<>();
    private final TrainedModel model;

    private OnnxExport(TrainedModel model) {
        this.model = model;
    }

    /** The file. */
    static byte[] bytes(RunModel run) {
        OnnxExport export = new OnnxExport(run.model());
        export.write(run.model().program());
        export.end();
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("classes", JsonText.line(run.model().classes()));
        notes.put("card", run.card().text());
        return export.graph.bytes(run.card().network(), OPSET, Build.programVersion(), notes);
    }

    private void end() {
        int classes = model.classes().size();
        String logits = names.get(model.program().output(Program.LOGITS));
        graph.node("Identity", List.of(logits), new Attributes(), "logits");
        String temperature = graph.constant("temperature", SCALAR, new float[] {(float) model.temperature()});
        String cooled = graph.node("Div", logits, temperature);
        if (model.severalLabels()) {
            graph.node("Sigmoid", List.of(cooled), new Attributes(), "probabilities");
        } else {
            graph.node("Softmax", List.of(cooled), new Attributes().number("axis", -1), "probabilities");
        }
        graph.output("logits", Type.FLOAT, classes);
        graph.output("probabilities", Type.FLOAT, classes);
    }

    private String in(Value value) {
        return names.get(value.inputs().get(0));
    }

    private static Parameter parameter(Value value, int input) {
        return value.inputs().get(input).op().reads().orElseThrow();
    }

    private static Attributes none() {
        return new Attributes();
    }

    /** In numbers of 64 bits, rounded once: just what training saw. */
    @Override
    void image(Value value) {
        Dimensions d = value.dimensions();
        graph.input("images", Type.UINT8, d.height(), d.width(), d.channels());
        double[] mean = model.normalization().mean();
        String pixels = graph.node("Cast", List.of("images"), none().number("to", Type.DOUBLE.number()));
        String shares = graph.node("Div", pixels, graph.constant("largest_value", SCALAR, new double[] {255}));
        String centered = graph.node("Sub", shares, graph.constant("mean", new int[] {mean.length}, mean));
        String normal = graph.node(
                "Div",
                centered,
                graph.constant(
                        "deviation",
                        new int[] {mean.length},
                        model.normalization().deviation()));
        String single = graph.node("Cast", List.of(normal), none().number("to", Type.FLOAT.number()));
        names.put(value, graph.node("Transpose", List.of(single), none().numbers("perm", 0, 3, 1, 2)));
    }

    @Override
    void read(Value value, Op.Read op) {
        // written where it is used, in the order of axes that is wanted there
    }

    @Override
    void relu(Value value) {
        names.put(value, graph.node("Relu", in(value)));
    }

    /** A filter {@code [height, width, in, out]} as {@code [out, in, height, width]}; of {@code [.., C, 1]} as {@code [C, 1, ..]}. */
    private String filter(Parameter parameter, boolean depthwise) {
        List<Integer> sizes = parameter.dimensions().sizes();
        int places = sizes.get(0) * sizes.get(1);
        int in = sizes.get(2);
        int out = sizes.get(3);
        float[] from = model.weight(parameter);
        float[] to = new float[from.length];
        for (int place = 0; place < places; place++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    int at = depthwise ? i * places + place : (o * in + i) * places + place;
                    to[at] = from[(place * in + i) * out + o];
                }
            }
        }
        int[] shape = depthwise
                ? new int[] {in, 1, sizes.get(0), sizes.get(1)}
                : new int[] {out, in, sizes.get(0), sizes.get(1)};
        return graph.constant(parameter.name(), shape, to);
    }

    @Override
    void conv(Value value, Op.Conv op) {
        Dimensions filter = value.inputs().get(1).dimensions();
        int rows = op.padded() ? padding(filter.height(), op.dilation()) : 0;
        int columns = op.padded() ? padding(filter.width(), op.dilation()) : 0;
        names.put(
                value,
                graph.node(
                        "Conv",
                        List.of(in(value), filter(parameter(value, 1), false)),
                        none().numbers("strides", op.strideHeight(), op.strideWidth())
                                .numbers("pads", rows, columns, rows, columns)
                                .numbers("dilations", op.dilation(), op.dilation())));
    }

    @Override
    void depthwise(Value value, Op.Depthwise op) {
        int margin = padding(value.inputs().get(1).dimensions().height(), op.dilation());
        names.put(
                value,
                graph.node(
                        "Conv",
                        List.of(in(value), filter(parameter(value, 1), true)),
                        none().numbers("strides", op.stride(), op.stride())
                                .numbers("pads", margin, margin, margin, margin)
                                .numbers("dilations", op.dilation(), op.dilation())
                                .number("group", value.dimensions().channels())));
    }

    @Override
    void batchNorm(Value value, Op.BatchNorm op) {
        String site = op.site();
        int[] shape = {value.dimensions().channels()};
        names.put(
                value,
                graph.node(
                        "BatchNormalization",
                        List.of(
                                in(value),
                                vector(parameter(value, 1)),
                                vector(parameter(value, 2)),
                                graph.constant(site + "/mean", shape, model.mean(site)),
                                graph.constant(site + "/variance", shape, model.variance(site))),
                        none().number("epsilon", EPSILON)));
    }

    private String vector(Parameter parameter) {
        return graph.constant(
                parameter.name(),
                parameter.dimensions().sizes().stream()
                        .mapToInt(Integer::intValue)
                        .toArray(),
                model.weight(parameter));
    }

    @Override
    void maxPool(Value value, Op.MaxPool op) {
        names.put(
                value,
                graph.node("MaxPool", List.of(in(value)), window(op.size(), op.stride(), padding(op.size(), 1))));
    }

    @Override
    void avgPool(Value value, Op.AvgPool op) {
        names.put(
                value,
                graph.node(
                        "AveragePool",
                        List.of(in(value)),
                        window(op.size(), op.stride(), op.padded() ? padding(op.size(), 1) : 0)
                                .number("count_include_pad", 0)));
    }

    private static Attributes window(int size, int stride, int margin) {
        return none().numbers("kernel_shape", size, size)
                .numbers("strides", stride, stride)
                .numbers("pads", margin, margin, margin, margin);
    }

    @Override
    void zero(Value value, Op.Zero op) {
        String sampled = sampled(value, 0, op.stride());
        names.put(value, graph.node("Mul", sampled, graph.constant("zero", SCALAR, new float[1])));
    }

    @Override
    void sample(Value value, Op.Sample op) {
        names.put(value, sampled(value, op.first(), op.stride()));
    }

    private String sampled(Value value, int first, int stride) {
        return graph.node(
                "Slice",
                in(value),
                graph.sizes(first, first),
                graph.sizes(Integer.MAX_VALUE, Integer.MAX_VALUE),
                graph.sizes(2, 3),
                graph.sizes(stride, stride));
    }

    @Override
    void padChannels(Value value, Op.PadChannels op) {
        names.put(value, graph.node("Pad", in(value), graph.sizes(0, op.before(), 0, 0, 0, op.after(), 0, 0)));
    }

    @Override
    void concat(Value value) {
        names.put(
                value,
                graph.node("Concat", value.inputs().stream().map(names::get).toList(), none().number("axis", 1)));
    }

    @Override
    void add(Value value) {
        names.put(
                value, graph.node("Sum", value.inputs().stream().map(names::get).toList(), none()));
    }

    @Override
    void same(Value value, Value other) {
        names.put(value, names.get(other));
    }

    @Override
    void globalAverage(Value value) {
        names.put(
                value,
                graph.node(
                        "ReduceMean",
                        List.of(in(value)),
                        none().numbers("axes", 2, 3).number("keepdims", 0)));
    }

    @Override
    void linear(Value value) {
        String product = graph.node("MatMul", in(value), vector(parameter(value, 1)));
        names.put(
                value, value.inputs().size() == 3 ? graph.node("Add", product, vector(parameter(value, 2))) : product);
    }

    @Override
    void cosineLinear(Value value, Op.CosineLinear op) {
        String product = graph.node("MatMul", unit(in(value), 1), unit(vector(parameter(value, 1)), 0));
        names.put(value, graph.node("Mul", product, graph.constant("cosine_scale", SCALAR, new float[] {
            (float) op.scale()
        })));
    }

    /** Vectors along an axis divided by their lengths; a vector of length 0 stays 0. */
    private String unit(String vectors, int axis) {
        String length = graph.node(
                "ReduceL2", List.of(vectors), none().numbers("axes", axis).number("keepdims", 1));
        String smallest = graph.constant("smallest_length", SCALAR, new float[] {SMALLEST_LENGTH});
        return graph.node("Div", vectors, graph.node("Max", length, smallest));
    }
}
