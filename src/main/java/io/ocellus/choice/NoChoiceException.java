package io.ocellus.choice;

/** The agent can't choose as the configuration asks; the message is a sentence that says why, and how to mend it. */
public final class NoChoiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoChoiceException(String sentence) {
        super(sentence);
    }
}
