package io.ocellus.signature;

/** A signature that is not believed, or a key that can't be used; the message is the one sentence that says why. */
public final class UntrustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UntrustedException(String sentence) {
        super(sentence);
    }
}
