package io.ocellus.mqtt;

import static org.awaitility.Awaitility.await;

import io.ocellus.config.MqttSettings;
import io.ocellus.config.Secret;
import io.ocellus.outbox.MemoryBacklog;
import io.ocellus.outbox.Outbox;
import io.ocellus.report.Channel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A link with its outbox, set up for tests: short back-offs, and the settings that a test wants to vary. */
final class TestLink implements AutoCloseable {

    static final Topics TOPICS = new Topics("plant7", "gw12");

    /** What tests vary; everything else is as short as it may be. */
    record Options(
            URI url,
            @Nullable String username,
            @Nullable String password,
            @Nullable Path ca,
            @Nullable Path certificate,
            @Nullable Path key,
            int maxInflight,
            int capacity,
            int resultQos,
            Duration connectTimeout) {

        static Options to(URI url) {
            return new Options(url, null, null, null, null, null, 100, 100_000, 1, Duration.ofSeconds(10));
        }

        Options url(URI value) {
            return new Options(
                    value, username, password, ca, certificate, key, maxInflight, capacity, resultQos, connectTimeout);
        }

        Options login(String name, String word) {
            return new Options(url, name, word, ca, certificate, key, maxInflight, capacity, resultQos, connectTimeout);
        }

        Options ca(Path value) {
            return new Options(
                    url, username, password, value, certificate, key, maxInflight, capacity, resultQos, connectTimeout);
        }

        Options certificate(Path chain, Path privateKey) {
            return new Options(
                    url, username, password, ca, chain, privateKey, maxInflight, capacity, resultQos, connectTimeout);
        }

        Options maxInflight(int value) {
            return new Options(
                    url, username, password, ca, certificate, key, value, capacity, resultQos, connectTimeout);
        }

        Options capacity(int value) {
            return new Options(
                    url, username, password, ca, certificate, key, maxInflight, value, resultQos, connectTimeout);
        }

        Options resultQos(int value) {
            return new Options(
                    url, username, password, ca, certificate, key, maxInflight, capacity, value, connectTimeout);
        }

        Options connectTimeout(Duration value) {
            return new Options(url, username, password, ca, certificate, key, maxInflight, capacity, resultQos, value);
        }

        MqttSettings settings(String session) {
            return new MqttSettings(
                    url,
                    "ocellus-plant7-gw12-" + session,
                    username,
                    password == null ? null : new Secret(password),
                    ca,
                    certificate,
                    key,
                    Duration.ofSeconds(1),
                    connectTimeout,
                    maxInflight,
                    Duration.ofMillis(20),
                    Duration.ofMillis(200),
                    resultQos,
                    capacity);
        }
    }

    final Outbox outbox;
    final MqttLink link;
    final String session;

    private TestLink(Options options, String session, Predicate<Channel> configured) {
        this.session = session;
        this.outbox = new Outbox(options.capacity(), new MemoryBacklog(), Clock.systemUTC());
        this.link = new MqttLink(
                TOPICS, options.settings(session), outbox, session, configured, Clock.systemUTC(), new Random(1));
    }

    static TestLink start(Options options) {
        return start(options, Session.newId(new Random()));
    }

    static TestLink start(Options options, String session) {
        return started(new TestLink(options, session, _ -> true));
    }

    /** A gateway with these cameras and views alone. */
    static TestLink start(Options options, Predicate<Channel> configured) {
        return started(new TestLink(options, Session.newId(new Random()), configured));
    }

    private static TestLink started(TestLink gateway) {
        gateway.link.start();
        return gateway;
    }

    LinkStatus awaitStatus(Predicate<LinkStatus> condition) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(link::status, condition);
    }

    LinkStatus awaitConnected() {
        return awaitStatus(status -> status.state() instanceof LinkState.Connected);
    }

    /** Waits for the sentence that says why there is no connection. */
    String awaitProblem() {
        LinkState state = awaitStatus(status -> status.state() instanceof LinkState.Waiting)
                .state();
        return ((LinkState.Waiting) state).problem();
    }

    @Override
    public void close() {
        link.close();
    }
}
