package io.ocellus.control;

import io.ocellus.config.Problem;
import java.util.List;
import java.util.Locale;

/**
 * Why a document is refused whole. Nothing has been changed by it.
 *
 * @param sentence for people; completes "the document …"
 * @param problems each with its JSON pointer; empty but for {@link Code#INVALID}
 */
public record Refusal(Code code, String sentence, List<Problem> problems) implements DesiredReading {

    /** For programs; {@link #text()} is what {@code reported} says. */
    public enum Code {
        /** More than 64 KB. */
        TOO_LONG,
        /** Plain JSON where a signature is asked for. */
        UNSIGNED,
        /** Signed by a key that isn't trusted, or no more. */
        UNKNOWN_KEY,
        /** A header that is not allowed, or a signature that does not match. */
        WRONG_SIGNATURE,
        /** Nested too deeply. */
        TOO_DEEP,
        /** Not JSON, or a field twice. */
        MALFORMED,
        /** JSON, and against the contract: every error has its pointer. */
        INVALID,
        /** For another gateway. */
        FOREIGN,
        /** Its time is over. */
        EXPIRED,
        /** Older than what was accepted. */
        STALE,
        /** The version that was accepted, with another content. */
        CONFLICT,
        /** Tried before, with an outcome that is final. */
        FINAL;

        /** As it stands in {@code reported}: {@code wrong-signature}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Refusal {
        problems = List.copyOf(problems);
    }

    Refusal(Code code, String sentence) {
        this(code, sentence, List.of());
    }
}
