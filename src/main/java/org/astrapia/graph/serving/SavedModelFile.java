package org.astrapia.graph.serving;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.astrapia.graph.Execution;
import org.astrapia.graph.SessionOptions;
import org.astrapia.graph.device.TensorFlowDevices;
import org.astrapia.graph.device.TensorFlowNatives;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Position;
import org.astrapia.language.Problem;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.AssetFileDef;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A folder in TensorFlow's format SavedModel. The weights are constants of its graph, so it has no variables. Signature {@code
 * serving_default} takes bytes, {@code serving_float} numbers from 0 to 255; both call them {@code images} and give {@code logits}
 * and {@code probabilities}. The asset {@code classes.txt} has the names of the classes, one a line.
 */
public final class SavedModelFile {
    /** Name of the file that makes a folder a SavedModel. */
    public static final String GRAPH = "saved_model.pb";

    /** The signature that servers call. */
    public static final String SIGNATURE = "serving_default";

    private static final String SIGNATURE_OF_NUMBERS = "serving_float";
    static final String CLASSES = "classes.txt";
    private static final String ASSETS = "assets";
    private static final String CARD = "assets.extra/astrapia.json";
    private static final String TAG = "serve";
    private static final String METHOD = "tensorflow/serving/predict";
    private static final int LARGEST_TEXT = 1 << 24;

    /** All that a graph of ours is made of: none of these reads or writes a file, or calls anything. */
    private static final Set<String> OPERATIONS = Set.of(
            "Add",
            "AddN",
            "AddV2",
            "AvgPool",
            "BatchToSpaceND",
            "BiasAdd",
            "Cast",
            "ConcatV2",
            "Const",
            "Conv2D",
            "DepthwiseConv2dNative",
            "DivNoNan",
            "FusedBatchNorm",
            "FusedBatchNormV3",
            "Identity",
            "MatMul",
            "MaxPool",
            "MaxPoolV2",
            "Mean",
            "Mul",
            "Pack",
            "Pad",
            "PadV2",
            "Placeholder",
            "PlaceholderWithDefault",
            "RealDiv",
            "Div",
            "Relu",
            "Reshape",
            "Shape",
            "Sigmoid",
            "Slice",
            "Softmax",
            "SpaceToBatchND",
            "SpaceToDepth",
            "Sqrt",
            "Square",
            "StridedSlice",
            "Sub",
            "Sum");

    private SavedModelFile() {}

    /**
     * Writes it.
     *
     * @param folder that is there, and empty
     * @param card what else is known of the network, a JSON document
     * @throws IOException when it cannot be written
     */
    public static void write(Path folder, TrainedModel model, String card) throws IOException {
        try (Graph graph = ServingGraph.write(model)) {
            MetaGraphDef.Builder meta = MetaGraphDef.newBuilder()
                    .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder()
                            .addTags(TAG)
                            .setTensorflowVersion(TensorFlowDevices.version()))
                    .setGraphDef(graph.toGraphDef())
                    .putSignatureDef(SIGNATURE, signature(graph, ServingGraph.IMAGES))
                    .putSignatureDef(SIGNATURE_OF_NUMBERS, signature(graph, ServingGraph.PIXELS))
                    .addAssetFileDef(AssetFileDef.newBuilder()
                            .setFilename(CLASSES)
                            .setTensorInfo(TensorInfo.newBuilder()
                                    .setName(ServingGraph.CLASSES_FILE + ":0")
                                    .setDtype(DataType.DT_STRING)
                                    .setTensorShape(TensorShapeProto.getDefaultInstance())));
            SavedModel saved = SavedModel.newBuilder()
                    .setSavedModelSchemaVersion(1)
                    .addMetaGraphs(meta)
                    .build();
            Files.write(folder.resolve(GRAPH), bytes(saved));
        }
        text(folder.resolve(ASSETS).resolve(CLASSES), String.join("\n", model.classes()) + "\n");
        text(folder.resolve(CARD), card);
    }

    private static void text(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** The same bytes for the same network. */
    private static byte[] bytes(SavedModel saved) throws IOException {
        byte[] bytes = new byte[saved.getSerializedSize()];
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        output.useDeterministicSerialization();
        saved.writeTo(output);
        return bytes;
    }

    private static SignatureDef signature(Graph graph, String images) {
        return SignatureDef.newBuilder()
                .setMethodName(METHOD)
                .putInputs(ServingGraph.IMAGES, info(graph, images))
                .putOutputs(ServingGraph.LOGITS, info(graph, ServingGraph.LOGITS))
                .putOutputs(ServingGraph.PROBABILITIES, info(graph, ServingGraph.PROBABILITIES))
                .build();
    }

    private static TensorInfo info(Graph graph, String name) {
        GraphOperation operation = graph.operation(name);
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long size : operation.output(0).shape().asArray()) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        return TensorInfo.newBuilder()
                .setName(name + ":0")
                .setDtype(DataType.forNumber(operation.output(0).dataType().getNumber()))
                .setTensorShape(shape)
                .build();
    }

    /** Whether a folder is in this format. */
    public static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(GRAPH));
    }

    /**
     * What else is known of its network, the JSON document that was given to {@link #write}.
     *
     * @throws InvalidInputException when it has none, since another program wrote it
     */
    public static String card(Path folder) {
        Path file = folder.resolve(CARD);
        if (!Files.isRegularFile(file)) {
            throw refusal(
                    folder,
                    "this SavedModel has no " + CARD
                            + ", so its classes and the size of its images are unknown: only one that"
                            + " `astrapia export` wrote can be used here");
        }
        try {
            if (Files.size(file) > LARGEST_TEXT) {
                throw refusal(file, "this file is too large to be what `astrapia export` wrote");
            }
            return Files.readString(file);
        } catch (IOException damaged) {
            throw refusal(file, "cannot be read: " + damaged.getMessage());
        }
    }

    /**
     * Puts it into TensorFlow. A graph can hold operations that read and write files, so one with operations that are not
     * in ours is refused.
     *
     * @throws InvalidInputException when it is damaged, or not one that {@link #write} wrote
     */
    public static ServingSession open(Path folder) {
        Path file = folder.resolve(GRAPH);
        MetaGraphDef meta = read(file);
        Set<String> strange = new TreeSet<>();
        for (NodeDef node : meta.getGraphDef().getNodeList()) {
            if (!OPERATIONS.contains(node.getOp())) {
                strange.add(node.getOp());
            }
        }
        if (!strange.isEmpty() || meta.getGraphDef().getLibrary().getFunctionCount() > 0) {
            throw refusal(
                    file,
                    "this graph holds what `astrapia export` never writes"
                            + (strange.isEmpty() ? ", functions" : ": " + String.join(", ", strange))
                            + ". It could do anything that TensorFlow can, so it is not run");
        }
        Optional<TensorInfo> images = Optional.ofNullable(
                        meta.getSignatureDefMap().get(SIGNATURE))
                .map(SignatureDef::getInputsMap)
                .map(inputs -> inputs.get(ServingGraph.IMAGES))
                .filter(info -> info.getTensorShape().getDimCount() == 4);
        if (images.isEmpty()) {
            throw refusal(file, "it has no signature " + SIGNATURE + " that takes images [N, H, W, C]");
        }
        long[] sizes = images.get().getTensorShape().getDimList().stream()
                .skip(1)
                .mapToLong(TensorShapeProto.Dim::getSize)
                .toArray();
        TensorFlowNatives.load();
        try {
            SavedModelBundle bundle = SavedModelBundle.loader(folder.toString())
                    .withTags(TAG)
                    .withConfigProto(SessionOptions.of(Execution.CPU))
                    .load();
            return new ServingSession(bundle.session(), bundle, Shape.of(sizes));
        } catch (RuntimeException refused) {
            throw refusal(folder, "TensorFlow cannot load it: " + refused.getMessage());
        }
    }

    private static MetaGraphDef read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw refusal(file, "there is no such file, so this folder is no SavedModel");
        }
        try (InputStream in = Files.newInputStream(file)) {
            List<MetaGraphDef> graphs = SavedModel.parseFrom(in).getMetaGraphsList();
            if (graphs.size() != 1
                    || !graphs.get(0).getMetaInfoDef().getTagsList().equals(List.of(TAG))) {
                throw refusal(file, "it does not hold just one graph with the tag " + TAG);
            }
            return graphs.get(0);
        } catch (IOException damaged) {
            throw refusal(file, "it is damaged: " + damaged.getMessage());
        } catch (StackOverflowError nested) { // protocol buffers 3.21 read groups within groups without a bound
            throw refusal(file, "it is nested too deeply to be a SavedModel");
        }
    }

    private static InvalidInputException refusal(Path file, String reason) {
        return new InvalidInputException(List.of(
                new Problem(Problem.Severity.ERROR, new Position(file.toString(), 1, 1), "", 1, reason, List.of())));
    }
}
