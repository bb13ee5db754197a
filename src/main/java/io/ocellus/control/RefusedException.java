package io.ocellus.control;

import io.ocellus.control.Refusal.Code;

/** Carries a refusal out of the readers; {@link DesiredReader} makes a value of it. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.sentence());
        this.refusal = refusal;
    }

    RefusedException(Code code, String sentence) {
        this(new Refusal(code, sentence));
    }

    Refusal refusal() {
        return refusal;
    }
}
