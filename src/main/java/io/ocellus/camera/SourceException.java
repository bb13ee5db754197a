package io.ocellus.camera;

/** A source that can't be opened or gives no pictures. Its message is one sentence for people, without credentials. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    SourceException(String message) {
        super(message);
    }
}
