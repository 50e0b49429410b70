package org.astrapia.data.sets.cifar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the Python version of CIFAR: a pickle of a dictionary with lists and one array of bytes. A pickle is a program that
 * builds objects; only the instructions that these files need are understood, and of all that a pickle may call only what makes
 * an array of NumPy. Nothing is ever called, and anything else is refused.
 */
final class PickleReader {
    /** The files of CIFAR need half a million. */
    private static final int MOST_INSTRUCTIONS = 5_000_000;

    private static final Object MARK = new Object();

    /** Python's None, for which nobody asks. */
    private static final Object NONE = new Object();

    /** What a pickle may name. */
    private enum Named {
        RECONSTRUCT,
        ARRAY,
        TYPE,
        ENCODE
    }

    private static final Map<String, Named> NAMES = Map.of(
            "numpy.core.multiarray _reconstruct", Named.RECONSTRUCT,
            "numpy._core.multiarray _reconstruct", Named.RECONSTRUCT,
            "numpy ndarray", Named.ARRAY,
            "numpy dtype", Named.TYPE,
            "_codecs encode", Named.ENCODE);

    /** The type of an array's values. */
    private record Type(String name) {}

    /** An array that is being made; its values come last. */
    static final class PickledArray {
        private List<Integer> shape = List.of();
        private boolean columns;
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        /** Sizes of its axes. */
        List<Integer> shape() {
            return shape;
        }

        /** Its values row by row. */
        byte[] rows() {
            int rows = shape.get(0);
            int width = shape.get(1);
            byte[] values = new byte[rows * width];
            if (!columns) {
                bytes.get(0, values);
                return values;
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.get(i % width * rows + i / width);
            }
            return values;
        }
    }

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private PickleReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The dictionary of a pickle; texts and bytes are strings, an array is a {@link PickledArray}.
     *
     * @throws IOException saying why, if it is damaged, or anything but such a dictionary
     */
    static Map<?, ?> read(byte[] bytes) throws IOException {
        try {
            Object result = new PickleReader(bytes).run();
            if (result instanceof Map<?, ?> map) {
                return map;
            }
            throw new IOException("is a pickle of something else than a dictionary");
        } catch (RuntimeException e) { // what is damaged asks for all sorts of things that cannot be done
            throw new IOException("is a damaged pickle", e);
        }
    }

    private Object run() throws IOException {
        for (int i = 0; i < MOST_INSTRUCTIONS; i++) {
            int instruction = in.get() & 0xFF;
            if (instruction == '.') {
                return pop();
            }
            if (!value(instruction) && !structure(instruction)) {
                throw new IOException(String.format(
                        Locale.ROOT,
                        "is a pickle with the instruction 0x%02X at byte %d, which the files of CIFAR do not have",
                        instruction,
                        in.position() - 1));
            }
        }
        throw new IOException("is a pickle of more than " + MOST_INSTRUCTIONS + " instructions");
    }

    /** Puts a value onto the stack; false for another instruction. */
    private boolean value(int instruction) throws IOException {
        switch (instruction) {
            case 'K' -> push(in.get() & 0xFF);
            case 'M' -> push(in.getShort() & 0xFFFF);
            case 'J' -> push(in.getInt());
            case 'N' -> push(NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'U', 'C', 0x8C -> push(text(in.get() & 0xFF));
            case 'T', 'X', 'B' -> push(text(in.getInt()));
            case 0x8E, 0x8D -> push(text(Math.toIntExact(in.getLong())));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Bytes stay where they are: an array may have many millions. */
    private ByteBuffer text(int length) {
        ByteBuffer text = in.slice(in.position(), length);
        in.position(in.position() + length);
        return text;
    }

    /** Builds something of what is on the stack; false for another instruction. */
    private boolean structure(int instruction) throws IOException {
        switch (instruction) {
            case 0x80 -> in.get(); // the protocol
            case 0x95 -> in.getLong(); // the length of a frame
            case '(' -> push(MARK);
            case '}' -> push(new HashMap<String, Object>());
            case ']' -> push(new ArrayList<Object>());
            case ')' -> push(List.of());
            case 0x85 -> push(List.of(pop()));
            case 0x86 -> push(last(2));
            case 0x87 -> push(last(3));
            case 't' -> push(sinceMark());
            case 'q' -> memo.put(in.get() & 0xFF, top());
            case 'r' -> memo.put(in.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> push(remembered(in.get() & 0xFF));
            case 'j' -> push(remembered(in.getInt()));
            case 'a' -> append(List.of(pop()));
            case 'e' -> append(sinceMark());
            case 's' -> put(last(2));
            case 'u' -> put(sinceMark());
            case 'c' -> push(named(line(), line()));
            case 0x93 -> {
                String name = string(pop());
                push(named(string(pop()), name));
            }
            case 'R' -> call();
            case 'b' -> build();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private List<Object> last(int count) {
        List<Object> part = stack.subList(stack.size() - count, stack.size());
        List<Object> values = List.copyOf(part);
        part.clear();
        return values;
    }

    private List<Object> sinceMark() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> values = last(stack.size() - mark - 1);
        stack.remove(mark);
        return values;
    }

    private Object remembered(int number) throws IOException {
        Object value = memo.get(number);
        if (value == null) {
            throw new IOException("is a damaged pickle");
        }
        return value;
    }

    @SuppressWarnings("unchecked") // lists are made here alone
    private void append(List<Object> values) {
        ((List<Object>) top()).addAll(values);
    }

    @SuppressWarnings("unchecked") // dictionaries are made here alone
    private void put(List<Object> pairs) {
        Map<String, Object> map = (Map<String, Object>) top();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            map.put(string(pairs.get(i)), pairs.get(i + 1));
        }
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (byte c = in.get(); c != '\n'; c = in.get()) {
            line.append((char) (c & 0xFF));
        }
        return line.toString();
    }

    /** The text of bytes. */
    static String string(Object value) {
        return StandardCharsets.UTF_8.decode(((ByteBuffer) value).duplicate()).toString();
    }

    private static Named named(String module, String name) throws IOException {
        Named known = NAMES.get(module + " " + name);
        if (known == null) {
            throw new IOException("is a pickle that would call " + module + "." + name
                    + ". The files of CIFAR call nothing of the kind, so it is not loaded");
        }
        return known;
    }

    private void call() throws IOException {
        List<?> arguments = (List<?>) pop();
        switch ((Named) pop()) {
            case RECONSTRUCT -> push(new PickledArray());
            case TYPE -> push(new Type(string(arguments.get(0))));
            case ENCODE -> push(latin(arguments));
            case ARRAY -> throw new IOException("is a pickle that makes an array in an unusual way");
        }
    }

    /** Bytes that an old protocol wrote as text. */
    private static ByteBuffer latin(List<?> arguments) throws IOException {
        if (arguments.size() != 2 || !string(arguments.get(1)).equals("latin1")) {
            throw new IOException("is a pickle with bytes in an unusual encoding");
        }
        return ByteBuffer.wrap(string(arguments.get(0)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private void build() throws IOException {
        List<?> state = (List<?>) pop();
        if (top() instanceof Type) { // its byte order, which bytes have not
            return;
        }
        PickledArray array = (PickledArray) top();
        List<Integer> shape = new ArrayList<>();
        ((List<?>) state.get(1)).forEach(axis -> shape.add((Integer) axis));
        array.shape = List.copyOf(shape);
        array.columns = (Boolean) state.get(3);
        array.bytes = (ByteBuffer) state.get(4);
        String type = ((Type) state.get(2)).name();
        long size = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (!type.equals("u1") && !type.equals("|u1") || shape.size() != 2 || size != array.bytes.remaining()) {
            throw new IOException("holds an array of type " + type + " and size " + shape + " with "
                    + array.bytes.remaining() + " bytes; expected are images x 3072 bytes");
        }
    }
}
