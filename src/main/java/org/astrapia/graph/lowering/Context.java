package org.astrapia.graph.lowering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.astrapia.network.Parameter;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What lowering one program needs to know and what it leaves behind: the batch, the parameters, the statistics. */
public final class Context {
    /** Mean and unbiased variance of a batch, {@code [channels]} each, at one batch normalisation. */
    public record Statistics(Operand<TFloat32> mean, Operand<TFloat32> variance) {}

    private final Ops tf;
    private final boolean training;
    private final Operand<TFloat32> images;
    private final Operand<TInt32> labels;
    private final Map<String, Operand<TFloat32>> parameters;
    private final Map<String, Statistics> running;
    private final DropPathMasks masks;
    private final Map<String, Statistics> batch = new LinkedHashMap<>();
    private final Constants constants;

    private Context(
            Ops tf,
            boolean training,
            Operand<TFloat32> images,
            Operand<TInt32> labels,
            Map<Parameter, Operand<TFloat32>> parameters,
            Map<String, Statistics> running,
            DropPathMasks masks) {
        this.tf = tf;
        this.training = training;
        this.images = images;
        this.labels = labels;
        this.parameters = new LinkedHashMap<>();
        parameters.forEach((parameter, value) -> this.parameters.put(parameter.name(), value));
        this.running = running;
        this.masks = masks;
        this.constants = new Constants(tf);
    }

    /** A training forward pass: batch statistics, dropped paths. */
    public static Context training(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TInt32> labels,
            Map<Parameter, Operand<TFloat32>> parameters,
            DropPathMasks masks) {
        return new Context(tf, true, images, labels, parameters, Map.of(), masks);
    }

    /** An evaluation forward pass with running statistics by site. */
    public static Context evaluation(
            Ops tf,
            Operand<TFloat32> images,
            Operand<TInt32> labels,
            Map<Parameter, Operand<TFloat32>> parameters,
            Map<String, Statistics> running) {
        return new Context(tf, false, images, labels, parameters, running, null);
    }

    Ops tf() {
        return tf;
    }

    boolean training() {
        return training;
    }

    Operand<TFloat32> images() {
        return images;
    }

    Operand<TInt32> labels() {
        return labels;
    }

    Operand<TFloat32> parameter(Parameter parameter) {
        return parameters.get(parameter.name());
    }

    Statistics running(String site) {
        return running.get(site);
    }

    Operand<TFloat32> dropPathMask(int site) {
        return masks.of(site);
    }

    void batch(String site, Statistics statistics) {
        batch.put(site, statistics);
    }

    /** Statistics of the batch at every batch normalisation of a training pass, in the order of the sites. */
    public Map<String, Statistics> batchStatistics() {
        return batch;
    }

    /** Constants of the graph. */
    Constants constants() {
        return constants;
    }

    static List<Long> longs(long... values) {
        List<Long> list = new ArrayList<>();
        for (long value : values) {
            list.add(value);
        }
        return list;
    }
}
