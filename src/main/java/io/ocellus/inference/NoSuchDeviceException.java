package io.ocellus.inference;

/** A device was asked for that is not here; the message is a sentence with the names of those that are. */
public final class NoSuchDeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchDeviceException(String sentence) {
        super(sentence);
    }
}
