package io.ocellus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocellus.agent.AgentStatus;
import io.ocellus.testing.NotifyListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service manager hears on a real Unix datagram socket. */
class ServiceManagerTest {

    private static final long PID = 4711;
    private static final AgentStatus GOOD = new AgentStatus(true, List.of(), List.of(), List.of(), List.of(), null);
    private static final AgentStatus STUCK =
            new AgentStatus(true, List.of("it hangs"), List.of(), List.of(), List.of(), null);

    @TempDir
    private Path folder;

    private String address;
    private NotifyListener listener;
    private ServiceManager manager;

    @BeforeEach
    void start() {
        address = folder.resolve("notify").toString();
        listener = NotifyListener.at(address);
        manager = ServiceManager.of(environment(Long.toString(PID)), PID);
    }

    private Map<String, String> environment(String watched) {
        return Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", "60000", "WATCHDOG_PID", watched);
    }

    @AfterEach
    void stop() {
        manager.stopping();
        listener.close();
    }

    @Test
    void shouldSayReadyOnceAndFeedTheWatchdog() {
        // given
        manager.starting("loading");

        // when
        manager.ready(() -> GOOD);
        listener.awaitHeard(_ -> listener.count("WATCHDOG=1") >= 2);

        // then
        assertThat(listener.heard())
                .startsWith(
                        "[\"STATUS=loading\"]",
                        "[\"READY=1\", \"STATUS=0 of 0 cameras as configured, broker not configured\"]");
        assertThat(listener.count("READY=1")).isEqualTo(1);
    }

    @Test
    void shouldStarveTheWatchdogWhileTheFramePathStandsStill() {
        // given
        AtomicReference<AgentStatus> status = new AtomicReference<>(GOOD);
        manager.ready(status::get);
        listener.awaitLine("WATCHDOG=1");

        // when
        status.set(STUCK);
        listener.awaitHeard(_ -> listener.count("STATUS=it hangs") >= 3);

        // then
        List<String> heard = listener.heard();
        int since = heard.indexOf("[\"STATUS=it hangs\"]");
        assertThat(heard.subList(since, heard.size())).containsOnly("[\"STATUS=it hangs\"]");
        status.set(GOOD);
        long before = listener.count("WATCHDOG=1");
        listener.awaitHeard(_ -> listener.count("WATCHDOG=1") > before);
    }

    @Test
    void shouldSayThatItStops() {
        // given
        manager.ready(() -> GOOD);
        listener.awaitLine("READY=1");

        // when
        manager.stopping();

        // then
        listener.awaitLine("STOPPING=1");
    }

    @Test
    void shouldSayReadyLaterWhereNobodyListensYet() {
        // given
        listener.close();
        folder.resolve("notify").toFile().delete();
        manager.ready(() -> GOOD);

        // when
        listener = NotifyListener.at(address);

        // then
        listener.awaitLine("READY=1");
    }

    @Test
    void shouldSpeakToAnAbstractSocket() {
        // given
        String name = "@ocellus-test-" + UUID.randomUUID();
        try (NotifyListener other = NotifyListener.at(name)) {

            // when
            ServiceManager.of(Map.of("NOTIFY_SOCKET", name), PID).starting("loading");

            // then
            other.awaitLine("STATUS=loading");
        }
    }

    @ParameterizedTest
    @CsvSource({"60000, 4711, 20", "60000, '', 20", "60000, 1, 10000", "'', '', 10000", "-5, '', 10000", "x, '', 10000"
    })
    void shouldKeepToAThirdOfItsOwnWatchdogsTime(String micros, String watched, long millis) {
        // given
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", micros, "WATCHDOG_PID", watched);

        // when
        ServiceManager made = ServiceManager.of(environment, PID);

        // then
        assertThat(made.period()).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relative", "@", "vsock:2:1234"})
    void shouldRefuseAnAddressThatIsNoSocket(String wrong) {
        assertThatThrownBy(() -> new NotifySocket(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(wrong);
    }

    @Test
    void shouldDoNothingWithoutAServiceManager() {
        // given
        ServiceManager alone = ServiceManager.of(Map.of(), PID);

        // when
        alone.starting("loading");
        alone.ready(() -> GOOD);
        alone.stopping();

        // then
        assertThat(listener.heard()).isEmpty();
    }
}
