package org.astrapia.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.astrapia.graph.device.TensorFlowNatives;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** A program of its own that loads SavedModels with TensorFlow's loader alone, and says what they make of images. */
final class LoadedModels {
    private LoadedModels() {}

    /** Reads {@code images} in each of these folders, and writes {@code logits}, {@code probabilities} and {@code numbers}. */
    public static void main(String[] folders) throws IOException {
        TensorFlowNatives.load();
        for (String folder : folders) {
            predict(Path.of(folder));
        }
    }

    private static void predict(Path folder) throws IOException {
        byte[] images = Files.readAllBytes(folder.resolve("images"));
        try (SavedModelBundle bundle =
                SavedModelBundle.load(folder.resolve("model").toString(), "serve")) {
            SignatureDef signature = bundle.metaGraphDef().getSignatureDefMap().get("serving_default");
            String input = signature.getInputsOrThrow("images").getName();
            int side = (int) signature
                    .getInputsOrThrow("images")
                    .getTensorShape()
                    .getDim(1)
                    .getSize();
            Shape shape = Shape.of(images.length / (side * side * 3L), side, side, 3);
            String logits = signature.getOutputsOrThrow("logits").getName();
            String probabilities = signature.getOutputsOrThrow("probabilities").getName();
            try (TUint8 batch = TUint8.tensorOf(shape, DataBuffers.of(images));
                    Result result = bundle.session()
                            .runner()
                            .feed(input, batch)
                            .fetch(logits)
                            .fetch(probabilities)
                            .run()) {
                write(folder.resolve("logits"), (TFloat32) result.get(0));
                write(folder.resolve("probabilities"), (TFloat32) result.get(1));
            }
            SignatureDef ofNumbers = bundle.metaGraphDef().getSignatureDefMap().get("serving_float");
            float[] numbers = new float[images.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = images[i] & 0xFF;
            }
            try (TFloat32 batch = TFloat32.tensorOf(shape, DataBuffers.of(numbers));
                    Result result = bundle.session()
                            .runner()
                            .feed(ofNumbers.getInputsOrThrow("images").getName(), batch)
                            .fetch(logits)
                            .run()) {
                write(folder.resolve("numbers"), (TFloat32) result.get(0));
            }
        }
    }

    private static void write(Path file, TFloat32 tensor) throws IOException {
        float[] values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        ByteBuffer out = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.asFloatBuffer().put(values);
        Files.write(file, out.array());
    }
}
