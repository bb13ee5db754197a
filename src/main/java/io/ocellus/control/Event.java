package io.ocellus.control;

/** What may happen on a walk. */
public sealed interface Event {

    /** An action came to its end. One that the walk doesn't wait for any more changes nothing. */
    record Done(Action action) implements Event {}

    /**
     * An action failed, and would fail again.
     *
     * @param code for {@code reported}: {@code wrong-signature}
     */
    record Failed(Action action, String code) implements Event {}

    /** An action took longer than {@link Limits} gives it. */
    record TimedOut(Action action) implements Event {}

    /** The source could not be reached: it may be later. */
    record Unreachable() implements Event {}

    /** A document of a higher version was accepted. */
    record Newer() implements Event {}

    /** The agent started after an orderly stop, and runs what {@link Walk#boots} said. */
    record Resumed() implements Event {}

    /** The agent started after it had died, by whatever hand, and runs what {@link Walk#boots} said. */
    record Died() implements Event {}
}
