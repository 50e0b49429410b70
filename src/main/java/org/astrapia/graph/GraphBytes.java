package org.astrapia.graph;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.astrapia.graph.device.TensorFlowNatives;
import org.tensorflow.Graph;
import org.tensorflow.proto.GraphDef;

/** A graph as the bytes that a checkpoint keeps: two graphs written alike give the same. */
final class GraphBytes {
    private GraphBytes() {}

    /** Serialized with sorted attributes: protocol buffers promise no order of a map otherwise. */
    static byte[] of(Graph graph) {
        GraphDef graphDef = graph.toGraphDef();
        byte[] bytes = new byte[graphDef.getSerializedSize()];
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        output.useDeterministicSerialization();
        try {
            graphDef.writeTo(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /**
     * The graph that was saved; the caller closes it.
     *
     * @throws IllegalArgumentException when the bytes are not a graph
     */
    static Graph read(byte[] bytes) {
        TensorFlowNatives.load();
        Graph graph = new Graph();
        try {
            graph.importGraphDef(GraphDef.parseFrom(bytes));
            return graph;
        } catch (InvalidProtocolBufferException e) {
            graph.close();
            throw new IllegalArgumentException("the saved graph cannot be read: " + e.getMessage(), e);
        }
    }
}
