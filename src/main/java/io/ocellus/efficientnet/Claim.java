package io.ocellus.efficientnet;

/**
 * A figure that reviews of EfficientNet repeat, beside what the family computes.
 *
 * @param said the figure, as it is repeated
 * @param computed what comes out here
 * @param verdict whether it holds
 * @param because one sentence with the source
 */
public record Claim(String said, String computed, Verdict verdict, String because) {

    /** Whether a figure holds. */
    public enum Verdict {
        RIGHT,
        /** Right about something, and usually said about more. */
        IMPRECISE,
        /** A right figure about something else than what it is usually said about. */
        MISREAD;
    }
}
