package io.ocellus.agent;

import io.ocellus.choice.Decoding.Sent;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.plan.Budget;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Choice;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;

/** What the agent has chosen, and may choose instead. */
interface Choices {

    Map<String, ClassifierSpec> specs();

    /** That of the start. */
    Choice choice();

    /** Pictures a second for which a classifier was chosen. */
    double demanded(String classifier);

    /** What inference may use while these cameras are decoded. */
    Budget budget(Collection<Sent> cameras);

    /**
     * Chooses and proves anew, which may take seconds.
     *
     * @param offered devices that may be used
     * @throws RuntimeException in one sentence where nothing may serve a classifier
     */
    Choice again(Collection<Sent> cameras, Predicate<String> offered);

    /** Whether a device could not even be proved when it was tried last. */
    boolean hasFailed(String device);

    /**
     * A candidate for a classifier; proves its device where that was not done yet, which takes seconds.
     *
     * @throws IllegalStateException in one sentence where it answers wrongly
     */
    Seat seat(String classifier, Candidate candidate);
}
