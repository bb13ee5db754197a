package io.ocellus.cli;

/** Something that the user can mend; its message is the sentence that says what, where and how. */
final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1;

    UserError(String sentence) {
        super(sentence);
    }
}
