package io.ocellus.plan;

import java.util.Optional;

/** What is known of a candidate's cost, and how. */
public sealed interface Estimate {

    /** Measured on this gateway. */
    record Measured(Cost cost) implements Estimate {
        @Override
        public Optional<Cost> known() {
            return Optional.of(cost);
        }
    }

    /** Calculated from what was measured of other networks on the same device in the same precision. */
    record Predicted(Cost cost) implements Estimate {
        @Override
        public Optional<Cost> known() {
            return Optional.of(cost);
        }
    }

    /**
     * Neither.
     *
     * @param reason one sentence that says what is missing
     */
    record Unknown(String reason) implements Estimate {
        @Override
        public Optional<Cost> known() {
            return Optional.empty();
        }
    }

    /** The cost, measured or predicted. */
    Optional<Cost> known();

    /** {@code measured}, {@code predicted} or {@code unknown}. */
    default String how() {
        return switch (this) {
            case Measured ignored -> "measured";
            case Predicted ignored -> "predicted";
            case Unknown ignored -> "unknown";
        };
    }
}
