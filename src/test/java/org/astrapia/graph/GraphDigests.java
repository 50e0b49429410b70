package org.astrapia.graph;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.config.ExperimentReader;
import org.astrapia.config.LoadedExperiment;
import org.astrapia.config.Retrain;
import org.astrapia.language.Source;
import org.astrapia.space.RandomGenotypes;

/** A process that prints the SHA-256 of a graph of each kind. */
final class GraphDigests {
    private static final Source EXPERIMENT = new Source("all.yaml", """
            experiment: all
            data: {dataset: shapes}
            space:
              extends: darts
              cells: 3
              channels: 4
              nodes: 2
            search:
              order: 2
              mixing: sigmoid
              loss:
                weights: cross-entropy
                architecture: cross-entropy + 10 * zero-one(l2)
            retrain:
              cells: 3
              channels: 4
              drop-path: 0.3
              auxiliary: 0.4
              loss: class-balanced(0.999, from=0.6) * ldam(0.5, scale=10)
            baseline: resnet-8
            """);

    private GraphDigests() {}

    public static void main(String[] arguments) throws Exception {
        LoadedExperiment loaded = ExperimentReader.read(Path.of("all.yaml"), EXPERIMENT, List.of());
        Target target = Samples.target(32, Samples.ALL);
        Retrain retrain = loaded.experiment().retrain();
        try (SupernetModel supernet = SupernetModel.compile(
                        loaded.experiment().space(), loaded.experiment().search(), target);
                NetworkModel derived = NetworkModel.compile(
                        Optional.of(RandomGenotypes.draw(loaded.experiment().space(), 5, "any")),
                        loaded.experiment().space(),
                        retrain,
                        target);
                NetworkModel fixed = NetworkModel.compile(
                        Optional.empty(),
                        loaded.experiment().space(),
                        loaded.experiment().beside().orElseThrow(),
                        target);
                LinearProbe probe = LinearProbe.compile(
                        retrain.recipe().loss(), retrain.recipe().optimizer(), target)) {
            for (Map.Entry<String, Model> model : Map.<String, Model>of(
                            "supernet", supernet, "derived", derived, "fixed", fixed, "probe", probe)
                    .entrySet()) {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(model.getValue().graphDef());
                System.out.println(model.getKey() + " " + HexFormat.of().formatHex(digest));
            }
        }
    }
}
