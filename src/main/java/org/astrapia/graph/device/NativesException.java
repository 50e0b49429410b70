package org.astrapia.graph.device;

/**
 * TensorFlow's native libraries cannot be unpacked or loaded on this machine as it is set up. Nothing was computed; the message
 * is for a person and says which setting helps.
 */
public final class NativesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NativesException(String message, Throwable cause) {
        super(message, cause);
    }
}
