package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.testing.NotifyListener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service manager hears from the packaged agent, from its start to its end. */
class ServiceIT {

    @TempDir
    private Path folder;

    @Test
    void shouldSayReadyFeedTheWatchdogAndSayGoodBye() throws IOException, InterruptedException {
        // given
        String address = folder.resolve("notify").toString();
        try (NotifyListener manager = NotifyListener.at(address);
                Gateway gateway = new Gateway(folder)) {
            gateway.configure(URI.create("mqtt://127.0.0.1:" + Gateway.freePort()), Gateway.CLIP)
                    .inEnvironment(Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", "600000"))
                    .run();
            manager.awaitHeard(_ -> manager.count("WATCHDOG=1") >= 2);

            // when
            gateway.terminate();

            // then
            List<String> heard = manager.heard();
            assertThat(heard.getFirst()).contains("STATUS=loading");
            assertThat(heard.get(1)).contains("READY=1").contains("of 1 cameras as configured, broker");
            assertThat(manager.count("READY=1")).isEqualTo(1);
            assertThat(heard).anySatisfy(message -> assertThat(message).contains("WATCHDOG=1", "broker away"));
            assertThat(heard.getLast()).contains("STOPPING=1");
        }
    }
}
