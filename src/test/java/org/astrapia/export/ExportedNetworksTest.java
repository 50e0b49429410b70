package org.astrapia.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.fixtures.PythonWithPyTorch;
import org.astrapia.graph.serving.SavedModelFile;
import org.astrapia.graph.serving.ServingSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs make of an exported network is what this one does. */
class ExportedNetworksTest {
    private static final float TOLERANCE = 1e-5f;

    @TempDir
    static Path home;

    private static List<ExportedNetwork> networks;

    @BeforeAll
    static void makeNetworks() throws IOException {
        networks = ExportedNetwork.all();
        for (ExportedNetwork network : networks) {
            Files.write(Files.createDirectory(folder(network)).resolve("images"), network.images());
        }
    }

    private static Path folder(ExportedNetwork network) {
        return home.resolve(network.name().replace(' ', '-'));
    }

    @Test
    void tensorFlowLoadsASavedModelInAnotherProcess() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LoadedModels.class.getName()));
        for (ExportedNetwork network : networks) {
            assertThat(ExportFormat.SAVEDMODEL.write(folder(network).resolve("model"), network.run()))
                    .isTrue();
            command.add(folder(network).toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> text(home.resolve("output"))).isZero();
        for (ExportedNetwork network : networks) {
            Path folder = folder(network);
            assertClose(network, floats(folder.resolve("logits")), network.logits());
            assertClose(network, floats(folder.resolve("numbers")), network.logits());
            assertClose(network, floats(folder.resolve("probabilities")), network.probabilities());
            assertThat(folder.resolve("model/assets/classes.txt"))
                    .hasContent(String.join("\n", ExportedNetwork.CLASSES));
        }
    }

    @Test
    void pyTorchLoadsTheModuleWithItsWeights() throws Exception {
        Optional<String> python = PythonWithPyTorch.find();
        if (python.isEmpty()) {
            System.err.println(
                    "NOT TESTED: no python3 with torch and numpy, so no exported module was loaded in PyTorch");
        }
        assumeThat(python).as("python3 with torch").isPresent();
        List<String> command = new ArrayList<>(List.of(python.get(), "src/test/export/predict.py"));
        for (ExportedNetwork network : networks) {
            assertThat(ExportFormat.PYTORCH.write(folder(network).resolve("module"), network.run()))
                    .isTrue();
            command.add(folder(network).toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> text(home.resolve("output"))).isZero();
        for (ExportedNetwork network : networks) {
            Path folder = folder(network);
            assertClose(network, floats(folder.resolve("torch-logits")), network.logits());
            assertClose(network, floats(folder.resolve("torch-probabilities")), network.probabilities());
            assertThat(folder.resolve("torch-classes")).hasContent(String.join("\n", ExportedNetwork.CLASSES));
        }
    }

    @Test
    void anOnnxRuntimeReadsTheFile() throws Exception {
        for (ExportedNetwork network : networks) {
            Path file = folder(network).resolve("model.onnx");
            assertThat(ExportFormat.ONNX.write(file, network.run())).isTrue();
            int side = network.run().card().side();
            long[] shape = {network.images().length / (side * side * 3L), side, side, 3};
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect(network.images().length).put(network.images());
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession session = environment.createSession(file.toString());
                    OnnxTensor images = OnnxTensor.createTensor(environment, bytes.flip(), shape, OnnxJavaType.UINT8);
                    OrtSession.Result result = session.run(Map.of("images", images))) {
                assertClose(network, flat(result, "logits"), network.logits());
                assertClose(network, flat(result, "probabilities"), network.probabilities());
                assertThat(session.getMetadata().getCustomMetadata().get("classes"))
                        .contains("bird of paradise", "Größe");
            }
        }
    }

    private static float[] flat(OrtSession.Result result, String output) {
        OnnxTensor tensor = (OnnxTensor) result.get(output).orElseThrow();
        float[] values = new float[tensor.getFloatBuffer().remaining()];
        tensor.getFloatBuffer().get(values);
        return values;
    }

    @Test
    void theProgramOpensItsOwnSavedModelAgain() throws Exception {
        ExportedNetwork network = networks.get(0);
        Path folder = home.resolve("again");
        assertThat(ExportFormat.SAVEDMODEL.write(folder, network.run())).isTrue();
        assertThat(ExportFormat.SAVEDMODEL.write(folder, network.run())).isFalse();
        try (ServingSession session = SavedModelFile.open(folder)) {
            assertClose(network, session.logits(network.images()), network.logits());
        }
        assertThat(ModelCard.parse(SavedModelFile.card(folder)))
                .isEqualTo(network.run().card());
    }

    static void assertClose(ExportedNetwork network, float[] found, float[] expected) {
        assertThat(found).as(network.name()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            float size = Math.max(1, Math.abs(expected[i]));
            assertThat(Math.abs(found[i] - expected[i]) / size)
                    .as("%s, number %d: %s and not %s", network, i, found[i], expected[i])
                    .isLessThanOrEqualTo(TOLERANCE);
        }
    }

    static float[] floats(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[in.remaining() / Float.BYTES];
        in.asFloatBuffer().get(values);
        return values;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
