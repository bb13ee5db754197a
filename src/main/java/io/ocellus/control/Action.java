package io.ocellus.control;

/** What is to be done once a state is on the disk. Each may be begun again after a crash. */
public enum Action {
    /** Get the bundle. */
    FETCH,
    /** As {@link #FETCH}, after a back-off. */
    FETCH_LATER,
    /** Unpack it, hold it against its checksums and its signature, and enter it into the store. */
    VERIFY,
    /** Compile it and run its golden set in a child process. */
    TRY,
    /** Compile it here and exchange it between two frames. */
    EXCHANGE,
    /** Watch it at work. */
    WATCH,
    /** Write it into {@code effective}. */
    COMMIT,
    /** Exchange back to what {@code effective} says, if that isn't what runs, and drop what was fetched. */
    RESTORE,
    /** Nothing more. */
    NOTHING
}
