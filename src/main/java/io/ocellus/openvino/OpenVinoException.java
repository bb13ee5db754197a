package io.ocellus.openvino;

/**
 * A call that OpenVINO refused. {@link #status()} is the truth; OpenVINO's own text in the message is a hint, since the C
 * API keeps one text for the whole process and another thread's failure may have replaced it.
 */
public final class OpenVinoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Status status;

    OpenVinoException(Status status, int code, String doing, String hint) {
        super(doing + " failed: " + status + " (" + code + ")" + (hint.isEmpty() ? "" : ", OpenVINO says: " + hint));
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
