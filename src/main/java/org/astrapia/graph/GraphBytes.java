package org.astrapia.graph;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tensorflow.Graph;
import org.tensorflow.proto.GraphDef;

/**
 * A graph as bytes: two graphs written alike give the same. They are compared and kept, and never read again: a graph from a
 * file could do anything that TensorFlow can, and the protocol buffers that TensorFlow 2.18 brings overflow the stack on a
 * message nested deeply enough (CVE-2024-7254).
 */
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
}
