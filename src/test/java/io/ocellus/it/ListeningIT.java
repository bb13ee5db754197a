package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of the packaged agent can be reached from another machine: nothing. */
class ListeningIT extends OnABroker {

    @Test
    void shouldListenOnLoopbackAlone() throws IOException {
        // given
        gateway.configure(broker.url(), Gateway.CLIP);
        Process agent = gateway.run();
        gateway.awaitStatus("/q/health/ready", 200);

        // when
        List<Sockets.Bound> bound = Sockets.boundBy(agent.pid());

        // then
        assertThat(bound).isNotEmpty().allMatch(socket -> socket.address().isLoopbackAddress());
        assertThat(bound).extracting(Sockets.Bound::port).containsOnly(gateway.port());
    }

    @Test
    void shouldNotStartWhereOthersCouldReachIt() throws IOException, InterruptedException {
        // given
        gateway.configure(broker.url(), Gateway.CLIP).replace("http: {", "http: {host: 0.0.0.0, ");

        // when
        int exit = gateway.run().waitFor();

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(gateway.written())
                .startsWith("ocellus: local.http.host: must be 127.0.0.1, ::1 or localhost")
                .hasLineCount(1);
    }
}
