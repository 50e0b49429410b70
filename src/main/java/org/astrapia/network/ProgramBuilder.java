package org.astrapia.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.astrapia.config.loss.LabelFreeLoss;
import org.astrapia.config.loss.LabelLoss;
import org.astrapia.network.Parameter.Initial;
import org.astrapia.network.Parameter.Kind;
import org.astrapia.space.Mixing;

/** Writes a {@link Program} value by value; knows every primitive's result size. */
public final class ProgramBuilder {
    private final List<Value> values = new ArrayList<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private final Map<String, Value> reads = new LinkedHashMap<>();
    private int dropPathSites;
    private int mixes;
    private boolean again;

    /** Any primitive whose result size is already known. */
    public Value add(Op op, List<Value> inputs, Dimensions dimensions) {
        Value value = new Value(op, inputs, dimensions);
        values.add(value);
        return value;
    }

    /** Everything written so far, in order. */
    public List<Value> values() {
        return List.copyOf(values);
    }

    /** Begins with what another program computes, and with the parameters that it reads for that. */
    void include(Program other) {
        values.addAll(other.values());
        other.values().forEach(value -> value.op().reads().ifPresent(parameter -> declare(List.of(parameter))));
    }

    Value image(Dimensions dimensions) {
        return add(new Op.Image(0), List.of(), dimensions);
    }

    /**
     * Writes a network that was written before once more, on the second view of the images: it reads the same
     * parameters, and names no outputs.
     */
    Value onSecondView(Dimensions image, UnaryOperator<Value> network) {
        again = true;
        Value result = network.apply(add(new Op.Image(1), List.of(), image));
        again = false;
        return result;
    }

    /** What losses are told of the classes of these images. */
    Labels labels(Input input) {
        Value own = labels(0);
        return new Labels(own, input.mixed() ? Optional.of(labels(1)) : Optional.empty(), input);
    }

    private Value labels(int of) {
        return add(new Op.Labels(of), List.of(), new Dimensions(true, List.of()));
    }

    /** Of two losses that by the labels of the images and that by those of the images mixed in. */
    Value mixed(Value own, Value mixedIn) {
        return add(new LossOp.Mixed(), List.of(own, mixedIn), own.dimensions());
    }

    /** Reads a new parameter; on the second view the one of this name. */
    Value parameter(String name, Kind kind, Initial initial, int... sizes) {
        if (again) {
            return reads.get(name);
        }
        Parameter parameter = new Parameter(name, kind, Dimensions.fixed(sizes), initial);
        declare(List.of(parameter));
        Value read = add(new Op.Read(parameter), List.of(), parameter.dimensions());
        reads.put(name, read);
        return read;
    }

    /** Lists parameters that exist, whether or not a value reads them. */
    void declare(Collection<Parameter> declared) {
        if (again) {
            return;
        }
        for (Parameter parameter : declared) {
            if (parameters.putIfAbsent(parameter.name(), parameter) != null) {
                throw new IllegalStateException("parameter " + parameter.name() + " is declared twice");
            }
        }
    }

    Collection<Parameter> parameters() {
        return parameters.values();
    }

    Value relu(Value x) {
        return add(new Op.Relu(), List.of(x), x.dimensions());
    }

    /** Convolution, its filter named {@code name}. */
    Value conv(Value x, String name, Filter filter, Op.Conv conv) {
        int in = x.dimensions().channels();
        Initial initial = Initial.fanIn(filter.height() * filter.width() * in);
        return convolve(x, filter(x, name, filter, initial), conv);
    }

    /** A filter of a convolution of x. */
    Value filter(Value x, String name, Filter filter, Initial initial) {
        int in = x.dimensions().channels();
        return parameter(name, Kind.WEIGHT, initial, filter.height(), filter.width(), in, filter.channels());
    }

    /** Convolution with a filter that there is. */
    Value convolve(Value x, Value filter, Op.Conv conv) {
        Dimensions d = x.dimensions();
        Dimensions f = filter.dimensions();
        int lostRows = conv.padded() ? 0 : conv.dilation() * (f.height() - 1);
        int lostColumns = conv.padded() ? 0 : conv.dilation() * (f.width() - 1);
        return add(
                conv,
                List.of(x, filter),
                Dimensions.map(
                        strided(d.height() - lostRows, conv.strideHeight()),
                        strided(d.width() - lostColumns, conv.strideWidth()),
                        f.channels()));
    }

    /** 1x1 convolution. */
    Value pointwise(Value x, String name, int channels, int stride) {
        return conv(x, name, Filter.square(1, channels), Op.Conv.strided(stride));
    }

    Value depthwise(Value x, String name, int size, Op.Depthwise depthwise) {
        Value filter = parameter(
                name,
                Kind.WEIGHT,
                Initial.fanIn(size * size),
                size,
                size,
                x.dimensions().channels(),
                1);
        return add(depthwise, List.of(x, filter), sampled(x, depthwise.stride()));
    }

    /** Batch normalisation, its statistics and, if affine, scale and offset named after {@code site}. */
    Value batchNorm(Value x, String site, boolean affine) {
        List<Value> inputs = new ArrayList<>(List.of(x));
        if (affine) {
            int channels = x.dimensions().channels();
            inputs.add(parameter(site + "/gamma", Kind.WEIGHT, new Initial.Constant(1), channels));
            inputs.add(parameter(site + "/beta", Kind.WEIGHT, new Initial.Constant(0), channels));
        }
        return add(new Op.BatchNorm(site), inputs, x.dimensions());
    }

    Value maxPool(Value x, int size, int stride) {
        return add(new Op.MaxPool(size, stride), List.of(x), sampled(x, stride));
    }

    Value avgPool(Value x, int size, int stride) {
        return add(new Op.AvgPool(size, stride, true), List.of(x), sampled(x, stride));
    }

    Value avgPoolUnpadded(Value x, int size, int stride) {
        Dimensions d = x.dimensions();
        return add(
                new Op.AvgPool(size, stride, false),
                List.of(x),
                Dimensions.map((d.height() - size) / stride + 1, (d.width() - size) / stride + 1, d.channels()));
    }

    Value zero(Value x, int stride) {
        return add(new Op.Zero(stride), List.of(x), sampled(x, stride));
    }

    /** Every {@code stride}-th pixel of every {@code stride}-th row, beginning with number {@code first}. */
    Value sample(Value x, int first, int stride) {
        Dimensions d = x.dimensions();
        return add(
                new Op.Sample(first, stride),
                List.of(x),
                Dimensions.map(strided(d.height() - first, stride), strided(d.width() - first, stride), d.channels()));
    }

    Value padChannels(Value x, int before, int after) {
        return add(
                new Op.PadChannels(before, after),
                List.of(x),
                x.dimensions().withChannels(before + x.dimensions().channels() + after));
    }

    Value concat(List<Value> parts) {
        int channels = parts.stream().mapToInt(p -> p.dimensions().channels()).sum();
        return parts.size() == 1
                ? parts.get(0)
                : add(new Op.Concat(), parts, parts.get(0).dimensions().withChannels(channels));
    }

    Value sum(List<Value> terms) {
        return terms.size() == 1
                ? terms.get(0)
                : add(new Op.Add(), terms, terms.get(0).dimensions());
    }

    /** Each channel times a number of its own, at first 1. */
    Value factors(Value x, String name) {
        int channels = x.dimensions().channels();
        Value factors = parameter(name, Kind.WEIGHT, new Initial.Constant(1), channels);
        return add(new Op.Factors(), List.of(x, factors), x.dimensions());
    }

    Value scale(Value x, Value weight) {
        return add(new Op.Scale(), List.of(x, weight), x.dimensions());
    }

    Value dropPath(Value x) {
        return add(new Op.DropPath(dropPathSites++), List.of(x), x.dimensions());
    }

    Value globalAverage(Value x) {
        return add(
                new Op.GlobalAverage(),
                List.of(x),
                Dimensions.vector(x.dimensions().channels()));
    }

    /**
     * Linear layer with bias, named {@code NAME/weight} and {@code NAME/bias}.
     *
     * @param initial of the weights; biases begin with PyTorch's default
     */
    Value linear(Value x, String name, int out, Initial initial) {
        int in = x.dimensions().channels();
        Value weight = parameter(name + "/weight", Kind.WEIGHT, initial, in, out);
        Value bias = parameter(name + "/bias", Kind.WEIGHT, Initial.fanIn(in), out);
        return add(new Op.Linear(), List.of(x, weight, bias), Dimensions.vector(out));
    }

    /** Linear layer without bias. */
    Value matrix(Value x, String name, int out) {
        int in = x.dimensions().channels();
        Value weight = parameter(name, Kind.WEIGHT, Initial.fanIn(in), in, out);
        return add(new Op.Linear(), List.of(x, weight), Dimensions.vector(out));
    }

    Value standardise(Value x, boolean center) {
        return add(new LossOp.Standardise(center), List.of(x), x.dimensions());
    }

    Value crossCorrelation(Value a, Value b) {
        int size = a.dimensions().channels();
        return add(new LossOp.CrossCorrelation(), List.of(a, b), Dimensions.fixed(size, size));
    }

    Value onDiagonal(Value c) {
        return add(new LossOp.OnDiagonal(), List.of(c), Dimensions.fixed());
    }

    Value offDiagonal(Value c) {
        return add(new LossOp.OffDiagonal(), List.of(c), Dimensions.fixed());
    }

    /** Normalised layer without bias, named {@code NAME/weight}: {@code scale} times cosines. */
    Value cosineLinear(Value x, String name, int out, double scale) {
        int in = x.dimensions().channels();
        Value weight = parameter(name + "/weight", Kind.WEIGHT, new Initial.UnitColumns(), in, out);
        return add(new Op.CosineLinear(scale), List.of(x, weight), Dimensions.vector(out));
    }

    Value mix(Value alpha, Mixing mixing) {
        return add(new Op.Mix(mixing, mixes++), List.of(alpha), alpha.dimensions());
    }

    Value channels(Value x, int first, int count) {
        return add(new MixOp.Channels(first, count), List.of(x), x.dimensions().withChannels(count));
    }

    Value shuffle(Value x, int groups) {
        return add(new MixOp.Shuffle(groups), List.of(x), x.dimensions());
    }

    /** Shares of the edges into each node. */
    Value nodeShares(Value logits, List<Integer> edges) {
        return add(new MixOp.NodeShares(edges), List.of(logits), logits.dimensions());
    }

    Value timesRows(Value matrix, Value column) {
        return add(new MixOp.TimesRows(), List.of(matrix, column), matrix.dimensions());
    }

    /** Mean of the weights that {@link #mix} gives. */
    Value expected(Value alpha, Mixing mixing) {
        return add(new MixOp.Expected(mixing), List.of(alpha), alpha.dimensions());
    }

    Value row(Value matrix, int row) {
        return add(
                new MixOp.Row(row),
                List.of(matrix),
                Dimensions.fixed(matrix.dimensions().sizes().get(1)));
    }

    /** What is chosen of several values by weights of which one is 1. */
    Value choose(Value weights, Map<Integer, Value> byColumn) {
        List<Value> inputs = new ArrayList<>(List.of(weights));
        inputs.addAll(byColumn.values());
        Dimensions dimensions = inputs.get(1).dimensions();
        return add(new MixOp.Choose(List.copyOf(byColumn.keySet())), inputs, dimensions);
    }

    Value entry(Value matrix, int row, int column) {
        return add(new Op.Entry(row, column), List.of(matrix), Dimensions.fixed());
    }

    Value crossEntropy(Value logits, Value labels) {
        return add(new LossOp.CrossEntropy(), List.of(logits, labels), Dimensions.fixed());
    }

    /** Logits plus a constant for each class. */
    Value offset(Value logits, List<Double> offsets) {
        return add(new LossOp.Offset(offsets), List.of(logits), logits.dimensions());
    }

    /** Logits, that of the true class less its margin. */
    Value margin(Value logits, Value labels, List<Double> margins) {
        return add(new LossOp.Margin(margins), List.of(logits, labels), logits.dimensions());
    }

    /** Loss of each image. */
    Value perImage(LabelLoss.PerImage loss, Value logits, Value labels) {
        return add(new LossOp.ImageLoss(loss), List.of(logits, labels), labels.dimensions());
    }

    /** Loss of each image, which may have several labels. */
    Value ofSets(LossOp.SetLoss loss, Value logits, Value labels) {
        return add(loss, List.of(logits, labels), labels.dimensions());
    }

    /** Cross-entropy of each image with smoothed labels. */
    Value smoothed(Value logits, Value labels, List<Double> shares) {
        return add(new LossOp.Smoothed(shares), List.of(logits, labels), labels.dimensions());
    }

    /** Mean over the batch. */
    Value mean(Value each, Value labels) {
        return classMean(each, labels, new LossOp.ClassMean(List.of(), 0, false));
    }

    /** Mean over the batch by weights of the classes. */
    Value classMean(Value each, Value labels, LossOp.ClassMean mean) {
        return add(mean, List.of(each, labels), Dimensions.fixed());
    }

    Value zeroOne(LabelFreeLoss.Norm norm, List<Value> mixes) {
        return add(new LossOp.ZeroOne(norm), mixes, Dimensions.fixed());
    }

    Value concentration(List<Value> alphas) {
        return add(new LossOp.Concentration(), alphas, Dimensions.fixed());
    }

    Value budget(LossOp.Budget budget, List<Value> weights) {
        return add(budget, weights, Dimensions.fixed());
    }

    Value times(Value x, double factor) {
        return factor == 1 ? x : add(new Op.Times(factor), List.of(x), x.dimensions());
    }

    Value output(String name, Value value) {
        if (!again) {
            outputs.put(name, value);
        }
        return value;
    }

    Program build() {
        return new Program(values, List.copyOf(parameters.values()), new LinkedHashMap<>(outputs));
    }

    private static Dimensions sampled(Value x, int stride) {
        Dimensions d = x.dimensions();
        return Dimensions.map(strided(d.height(), stride), strided(d.width(), stride), d.channels());
    }

    private static int strided(int size, int stride) {
        return (size + stride - 1) / stride;
    }
}
