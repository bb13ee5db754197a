package io.ocellus.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What was decided for one classifier, and why. */
public sealed interface Decision {

    /**
     * A candidate that was looked at.
     *
     * @param accuracy at its size and at this CPU's level, where known on the data set that is compared
     * @param share of the CPU or the device that it would take, as cores or as part of the device, where its cost is known
     * @param why it was passed over, or that it was chosen: one sentence
     */
    record Considered(Offer offer, OptionalDouble accuracy, OptionalDouble share, String why) {}

    /**
     * One candidate serves it.
     *
     * @param accuracy likewise
     * @param dataset that accuracies are compared on; empty for a fixed model that has none
     */
    record Chosen(
            String classifier,
            Offer offer,
            OptionalDouble accuracy,
            Optional<String> dataset,
            List<Considered> considered)
            implements Decision {

        /** Keeps its own copy. */
        public Chosen {
            considered = List.copyOf(considered);
        }
    }

    /**
     * None can.
     *
     * @param reason one sentence that says what is wrong and how to mend it
     */
    record Refused(String classifier, String reason, List<Considered> considered) implements Decision {

        /** Keeps its own copy. */
        public Refused {
            considered = List.copyOf(considered);
        }
    }

    String classifier();

    /** Every candidate of its task, the best first. */
    List<Considered> considered();
}
