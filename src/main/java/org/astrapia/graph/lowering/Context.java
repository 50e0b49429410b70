package org.astrapia.graph.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.astrapia.network.Dimensions;
import org.astrapia.network.Op;
import org.astrapia.network.Parameter;
import org.astrapia.network.Value;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What lowering one program needs to know and what it leaves behind: the batch, the parameters, the statistics. */
public final class Context {
    /** Mean and unbiased variance of a batch, {@code [channels]} each, at one batch normalisation. */
    public record Statistics(Operand<TFloat32> mean, Operand<TFloat32> variance) {}

    private final Scopes scopes;
    private Ops tf;
    private final boolean training;
    private final List<Operand<TFloat32>> images;
    private final List<Operand<TInt32>> labels = new ArrayList<>();
    private Operand<TFloat32> share;
    private MixingDraws draws;
    private final Map<String, Operand<TFloat32>> parameters;
    private final Map<String, Statistics> running;
    private final DropPathMasks masks;
    private final Operand<TFloat32> progress;
    private final Constants constants;
    private final Map<Operand<TFloat32>, Function<Ops, Operand<TFloat32>>> makers = new HashMap<>();
    private int backward;
    private boolean rematerializing;
    private final Map<Object, Operand<TFloat32>> made = new HashMap<>();
    private final Map<Value, Statistics> batch = new LinkedHashMap<>();

    private Context(
            Ops tf,
            Scopes scopes,
            boolean training,
            List<Operand<TFloat32>> images,
            Operand<TInt32> labels,
            Map<Parameter, Operand<TFloat32>> parameters,
            Map<String, Statistics> running,
            DropPathMasks masks,
            Operand<TFloat32> progress) {
        this.scopes = scopes;
        this.tf = tf;
        this.training = training;
        this.images = List.copyOf(images);
        this.labels.add(labels);
        this.parameters = new LinkedHashMap<>();
        parameters.forEach((parameter, value) -> this.parameters.put(parameter.name(), value));
        this.running = running;
        this.masks = masks;
        this.progress = progress;
        this.constants = new Constants(tf);
    }

    /**
     * A training forward pass on one or two views of the images: batch statistics, dropped paths.
     *
     * @param progress share of the training that is done, a scalar
     */
    public static Context training(
            Ops tf,
            Scopes scopes,
            List<Operand<TFloat32>> images,
            Operand<TInt32> labels,
            Map<Parameter, Operand<TFloat32>> parameters,
            DropPathMasks masks,
            Operand<TFloat32> progress) {
        return new Context(tf, scopes, true, images, labels, parameters, Map.of(), masks, progress);
    }

    /** An evaluation forward pass with running statistics by site. */
    public static Context evaluation(
            Ops tf,
            Scopes scopes,
            Operand<TFloat32> images,
            Operand<TInt32> labels,
            Map<Parameter, Operand<TFloat32>> parameters,
            Map<String, Statistics> running) {
        return new Context(tf, scopes, false, List.of(images), labels, parameters, running, null, null);
    }

    /** Writes operations; their names begin with the primitive's. */
    Ops tf() {
        return tf;
    }

    /** Tells which primitive is written from now on. */
    public void enter(Op op) {
        tf = scopes.of(op);
    }

    boolean training() {
        return training;
    }

    Operand<TFloat32> images(int view) {
        return images.get(view);
    }

    /** Tells of a batch whose images are mixed: the labels of those mixed in, {@code [N]}, and the others' share, a scalar. */
    public void mixed(Operand<TInt32> mixedIn, Operand<TFloat32> ofOthers) {
        labels.add(mixedIn);
        share = ofOthers;
    }

    /** Tells of a training pass that draws mixing weights with what. */
    public void drawing(MixingDraws with) {
        draws = with;
    }

    MixingDraws draws() {
        return draws;
    }

    /** The labels that a value reads as its second input. */
    Operand<TInt32> labels(Value value) {
        return labels.get(((Op.Labels) value.inputs().get(1).op()).of());
    }

    /** The share that images have of themselves in a mixed batch. */
    Operand<TFloat32> share() {
        return share;
    }

    /** A parameter's value with the sizes in which the program reads it. */
    Operand<TFloat32> parameter(Parameter parameter, Dimensions read) {
        Operand<TFloat32> value = parameters.get(parameter.name());
        return read.equals(parameter.dimensions())
                ? value
                : tf.reshape(
                        value,
                        constants.vector(read.sizes().stream()
                                .mapToInt(Integer::intValue)
                                .toArray()));
    }

    Statistics running(String site) {
        return running.get(site);
    }

    Operand<TFloat32> progress() {
        return progress;
    }

    Operand<TFloat32> dropPathMask(int site) {
        return masks.of(site);
    }

    void batch(Value value, Statistics statistics) {
        batch.put(value, statistics);
    }

    /** Statistics of the batch at every batch normalisation of a training pass, in the order of the program. */
    public Map<Value, Statistics> batchStatistics() {
        return batch;
    }

    /** Constants of the graph. */
    Constants constants() {
        return constants;
    }

    /**
     * Begins the derivatives of another loss.
     *
     * @param keepsMuch whether they are by weights, so that what the forward pass made stays in memory until then
     */
    public void beginBackward(boolean keepsMuch) {
        backward++;
        rematerializing = keepsMuch;
    }

    /**
     * Says how {@code output} can be computed a second time, so that it need not be kept for the derivatives.
     *
     * @param maker computes it with the operations that it is given
     */
    void rematerialize(Operand<TFloat32> output, Function<Ops, Operand<TFloat32>> maker) {
        makers.put(output, maker);
    }

    /** What a derivative reads of the forward pass: {@code output}, or the same computed a second time, after {@code gradient}. */
    Operand<TFloat32> kept(Operand<TFloat32> output, Operand<TFloat32> gradient) {
        Function<Ops, Operand<TFloat32>> maker = makers.get(output);
        return maker == null || !rematerializing ? output : maker.apply(after(gradient));
    }

    /** Writes operations that wait for {@code gradient}: made on the way forward they would take memory until then. */
    Ops after(Operand<TFloat32> gradient) {
        return tf.withControlDependencies(List.of(gradient));
    }

    /** The same as {@link #once} for the derivatives of one loss, which may not wait for those of another. */
    Operand<TFloat32> onceBackward(List<?> key, Supplier<Operand<TFloat32>> maker) {
        return once(List.of(backward, key), maker);
    }

    /** What was made under this key before, or now. */
    Operand<TFloat32> once(Object key, Supplier<Operand<TFloat32>> maker) {
        Operand<TFloat32> known = made.get(key);
        if (known == null) {
            known = maker.get();
            made.put(key, known);
        }
        return known;
    }

    static List<Long> longs(long... values) {
        List<Long> list = new ArrayList<>();
        for (long value : values) {
            list.add(value);
        }
        return list;
    }
}
