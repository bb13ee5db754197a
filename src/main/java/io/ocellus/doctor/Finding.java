package io.ocellus.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject in a word or two, as {@code opencv} or {@code camera dock1}
 * @param verdict how it is
 * @param fact one sentence or less that says what was found; holds no secret
 * @param remedy one sentence that says how to mend it; empty where it is good
 */
public record Finding(String subject, Verdict verdict, String fact, String remedy) {

    /** How it is. */
    public enum Verdict {
        GOOD,
        /** The agent works, but not as well or as safely as it could. */
        DOUBTFUL,
        /** Something that is configured, or needed by everything, does not work. */
        BAD
    }

    static Finding good(String subject, String fact) {
        return new Finding(subject, Verdict.GOOD, fact, "");
    }

    static Finding doubtful(String subject, String fact, String remedy) {
        return new Finding(subject, Verdict.DOUBTFUL, fact, remedy);
    }

    static Finding bad(String subject, String fact, String remedy) {
        return new Finding(subject, Verdict.BAD, fact, remedy);
    }
}
