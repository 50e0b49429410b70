package org.astrapia.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A graph in the format ONNX, which is written node by node: messages of protocol buffers by the field numbers of onnx.proto3
 * (IR version 8).
 */
final class OnnxGraph {
    /** Numbers of the types of ONNX. */
    enum Type {
        FLOAT(1),
        UINT8(2),
        INT64(7),
        DOUBLE(11);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private static final int IR_VERSION = 8;
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final List<ProtoMessage> nodes = new ArrayList<>();
    private final Map<String, ProtoMessage> constants = new LinkedHashMap<>();
    private final List<ProtoMessage> inputs = new ArrayList<>();
    private final List<ProtoMessage> outputs = new ArrayList<>();
    private int count;

    /** What a node is told beside its inputs. */
    static final class Attributes {
        private final List<ProtoMessage> all = new ArrayList<>();

        Attributes number(String name, long value) {
            all.add(new ProtoMessage().text(1, name).number(3, value).number(20, ATTRIBUTE_INT));
            return this;
        }

        Attributes number(String name, float value) {
            all.add(new ProtoMessage().text(1, name).number(2, value).number(20, ATTRIBUTE_FLOAT));
            return this;
        }

        Attributes numbers(String name, int... values) {
            ProtoMessage attribute = new ProtoMessage().text(1, name);
            for (int value : values) {
                attribute.number(8, value);
            }
            all.add(attribute.number(20, ATTRIBUTE_INTS));
            return this;
        }
    }

    /** Adds a node with one output, and gives its name. */
    String node(String operator, List<String> in, Attributes attributes) {
        return node(operator, in, attributes, operator.toLowerCase(java.util.Locale.ROOT) + "_" + count++);
    }

    String node(String operator, String... in) {
        return node(operator, List.of(in), new Attributes());
    }

    /** The same with an output of this name. */
    String node(String operator, List<String> in, Attributes attributes, String output) {
        ProtoMessage node = new ProtoMessage();
        in.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator);
        attributes.all.forEach(attribute -> node.message(5, attribute));
        nodes.add(node);
        return output;
    }

    /** A constant of 32 bits. */
    String constant(String name, int[] shape, float[] values) {
        return constant(
                name,
                Type.FLOAT,
                shape,
                values.length * Float.BYTES,
                out -> out.asFloatBuffer().put(values));
    }

    /** A constant of 64 bits. */
    String constant(String name, int[] shape, double[] values) {
        return constant(
                name,
                Type.DOUBLE,
                shape,
                values.length * Double.BYTES,
                out -> out.asDoubleBuffer().put(values));
    }

    /** Whole numbers, such as sizes; the same ones are written once. */
    String sizes(long... values) {
        StringBuilder name = new StringBuilder("sizes");
        for (long value : values) {
            name.append('_').append(value);
        }
        return constant(
                name.toString(),
                Type.INT64,
                new int[] {values.length},
                values.length * Long.BYTES,
                out -> out.asLongBuffer().put(values));
    }

    private String constant(String name, Type type, int[] shape, int bytes, Consumer<ByteBuffer> values) {
        ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        values.accept(out);
        ProtoMessage tensor = new ProtoMessage();
        for (int size : shape) {
            tensor.number(1, size);
        }
        constants.put(name, tensor.number(2, type.number()).text(8, name).bytes(9, out.array()));
        return name;
    }

    /** An input whose first size is free. */
    String input(String name, Type type, int... sizes) {
        inputs.add(value(name, type, sizes));
        return name;
    }

    /** Says that a node's output is one of the graph. */
    void output(String name, Type type, int... sizes) {
        outputs.add(value(name, type, sizes));
    }

    private static ProtoMessage value(String name, Type type, int... sizes) {
        ProtoMessage shape = new ProtoMessage().message(1, new ProtoMessage().text(2, "N"));
        for (int size : sizes) {
            shape.message(1, new ProtoMessage().number(1, size));
        }
        ProtoMessage tensor = new ProtoMessage().number(1, type.number()).message(2, shape);
        return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
    }

    /**
     * The file.
     *
     * @param notes what else is known, by name
     */
    byte[] bytes(String name, int opset, String version, Map<String, String> notes) {
        ProtoMessage graph = new ProtoMessage();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        constants.values().forEach(constant -> graph.message(5, constant));
        inputs.forEach(input -> graph.message(11, input));
        outputs.forEach(output -> graph.message(12, output));
        ProtoMessage model = new ProtoMessage()
                .number(1, IR_VERSION)
                .text(2, "astrapia")
                .text(3, version)
                .message(7, graph)
                .message(8, new ProtoMessage().text(1, "").number(2, opset));
        notes.forEach(
                (key, text) -> model.message(14, new ProtoMessage().text(1, key).text(2, text)));
        return model.bytes();
    }
}
