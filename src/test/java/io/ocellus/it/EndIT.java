package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the packaged agent ends: by a signal, by its time, by force. */
class EndIT extends OnABroker {

    private static final int BY_SIGTERM = 128 + 15;

    @Test
    void shouldSayGoodByeWithinFiveSecondsWhateverTheCameraDoes() throws IOException, InterruptedException {
        // given
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gateway.configure(broker.url(), "{url: \"rtsp://127.0.0.1:" + mute.getLocalPort() + "/mute\"}");
            Process agent = gateway.run();
            awaitState("online", "state");
            gateway.awaitStatus("/q/health/live", 200);

            // when
            agent.destroy();
            boolean ended = agent.waitFor(5, TimeUnit.SECONDS);

            // then
            assertThat(ended).isTrue();
            assertThat(agent.exitValue()).isEqualTo(BY_SIGTERM);
            awaitState("offline", "state");
        }
    }

    @Test
    void shouldEndByItselfWhenItsTimeIsOver() throws IOException, InterruptedException {
        // given
        gateway.configure(broker.url(), Gateway.CLIP);
        Process agent = gateway.run("--for", "1s");

        // when
        boolean ended = agent.waitFor(30, TimeUnit.SECONDS);

        // then
        assertThat(ended).isTrue();
        assertThat(agent.exitValue()).isZero();
        awaitState("offline", "state");
    }

    @Test
    void shouldLeaveItToTheBrokerToSayThatItWasKilled() throws IOException {
        // given
        gateway.configure(broker.url(), Gateway.CLIP);
        Process agent = gateway.run();
        awaitState("online", "state");

        // when
        agent.destroyForcibly();

        // then
        awaitState("offline", "will");
        assertThat(subscriber.invalid()).isEmpty();
    }

    /** Waits for a state that the agent told itself ({@code state}), or that is its {@code will}. */
    private void awaitState(String state, String said) {
        subscriber.awaitReceived(all -> all.stream()
                .anyMatch(message -> message.payload().contains("\"state\":\"" + state + "\"")
                        && message.payload().contains("-" + said + "-")));
    }
}
