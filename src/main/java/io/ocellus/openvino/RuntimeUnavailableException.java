package io.ocellus.openvino;

/** OpenVINO's runtime can't be used. The message is one sentence for the user: what is wrong, where we looked, what to do. */
public final class RuntimeUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RuntimeUnavailableException(String message) {
        super(message);
    }
}
