package org.astrapia.export;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A message of protocol buffers, written field by field by their numbers. */
final class ProtoMessage {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private ProtoMessage write(Writing writing) {
        try {
            writing.to(out);
            return this;
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** A whole number; also of an enumeration. */
    ProtoMessage number(int field, long value) {
        return write(to -> to.writeInt64(field, value));
    }

    /** Numbers of 32 bits. */
    ProtoMessage number(int field, float value) {
        return write(to -> to.writeFloat(field, value));
    }

    ProtoMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoMessage bytes(int field, byte[] value) {
        return write(to -> to.writeByteArray(field, value));
    }

    ProtoMessage message(int field, ProtoMessage value) {
        return bytes(field, value.bytes());
    }

    byte[] bytes() {
        write(CodedOutputStream::flush);
        return bytes.toByteArray();
    }
}
