package io.ocellus.mqtt;

import java.time.Instant;

/** Where the link is, with the moves that each state allows. */
public sealed interface LinkState {

    /** Before {@link MqttLink#start}. */
    record New() implements LinkState {
        Connecting started() {
            return new Connecting(0);
        }
    }

    /**
     * An attempt is under way.
     *
     * @param failures failed attempts in a row before it
     */
    record Connecting(int failures) implements LinkState {
        Connected succeeded(Instant now) {
            return new Connected(now, failures);
        }

        Waiting failed(String problem) {
            return new Waiting(failures + 1, problem);
        }
    }

    /**
     * Messages flow.
     *
     * @param since when the broker accepted
     * @param failures failed attempts in a row before it
     */
    record Connected(Instant since, int failures) implements LinkState {
        /** @param proven whether the broker ever confirmed a message; otherwise this counts as one more failure */
        Waiting lost(String problem, boolean proven) {
            return new Waiting(proven ? 1 : failures + 1, problem);
        }
    }

    /**
     * Until the next attempt.
     *
     * @param failures failed attempts in a row
     * @param problem one sentence that says why
     */
    record Waiting(int failures, String problem) implements LinkState {
        Connecting elapsed() {
            return new Connecting(failures);
        }
    }

    /** After {@link MqttLink#close}; there is no way back. */
    record Closed() implements LinkState {}
}
