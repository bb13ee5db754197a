package io.ocellus.agent;

/** The one way to exchange a model at work. Who owns exchanges decides when automatic ones are held off. */
interface Exchanges {

    /** Whether a classifier may not step now: a remote change of its model or its probation is under way. */
    boolean isHeld(String classifier);

    /**
     * Loads a model beside the one at work, and exchanges them between two frames. Takes seconds.
     *
     * @throws RuntimeException in one sentence where it can't be loaded; then nothing was changed
     */
    void exchange(String classifier, Seat next);
}
