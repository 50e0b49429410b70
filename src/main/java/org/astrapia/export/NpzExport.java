package org.astrapia.export;

import java.util.List;
import org.astrapia.files.numpy.NpzWriter;
import org.astrapia.graph.serving.TrainedModel;
import org.astrapia.network.Parameter;

/**
 * The weights of a network as arrays of NumPy, by the names that the program has for them: filters {@code [height, width, in,
 * out]}, depthwise ones {@code [height, width, channels, 1]}, matrices {@code [in, out]}, vectors {@code [channels]}. Of a batch
 * normalisation {@code SITE} there are {@code SITE/gamma}, {@code SITE/beta}, {@code SITE/mean} and {@code SITE/variance}; epsilon is
 * 1e-5. Beside them lie {@code normalization/mean} and {@code normalization/deviation}, {@code temperature}, {@code classes}, and
 * the {@code card}, a JSON text.
 */
final class NpzExport {
    private static final int[] SCALAR = {};

    private NpzExport() {}

    /** The file. */
    static byte[] bytes(RunModel run) {
        TrainedModel model = run.model();
        NpzWriter npz = new NpzWriter();
        for (Parameter parameter : model.parameters()) {
            int[] shape = parameter.dimensions().sizes().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            npz.add(parameter.name(), shape, model.weight(parameter));
        }
        model.program()
                .statisticsSites()
                .forEach((site, channels) -> npz.add(site + "/mean", new int[] {channels}, model.mean(site))
                        .add(site + "/variance", new int[] {channels}, model.variance(site)));
        double[] mean = model.normalization().mean();
        npz.add("normalization/mean", new int[] {mean.length}, mean)
                .add(
                        "normalization/deviation",
                        new int[] {mean.length},
                        model.normalization().deviation())
                .add("temperature", SCALAR, new double[] {model.temperature()})
                .add("classes", model.classes())
                .add("card", List.of(run.card().text()));
        return npz.bytes();
    }
}
