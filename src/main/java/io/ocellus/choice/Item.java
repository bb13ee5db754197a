package io.ocellus.choice;

import io.ocellus.device.Trial;
import io.ocellus.plan.Candidate;

/**
 * A candidate with the files that it is made of.
 *
 * @param candidate of the task that the configuration names
 * @param trial the same as it is measured and loaded
 */
public record Item(Candidate candidate, Trial trial) {

    static Item of(String task, Trial trial) {
        Candidate measured = trial.candidate();
        return new Item(
                new Candidate(
                        measured.model(),
                        measured.digest(),
                        measured.architecture(),
                        task,
                        measured.width(),
                        measured.height(),
                        measured.device(),
                        measured.precision()),
                trial);
    }
}
