package io.ocellus.mqtt;

import static org.awaitility.Awaitility.await;

import io.ocellus.config.MqttSettings;
import io.ocellus.config.Secret;
import io.ocellus.outbox.Backlog;
import io.ocellus.outbox.Outbox;
import io.ocellus.outbox.OutboxLimits;
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
    static final class Options {

        private URI url;
        private @Nullable String username;
        private @Nullable String password;
        private @Nullable Path ca;
        private @Nullable Path certificate;
        private @Nullable Path key;
        private int maxInflight = 100;
        private int capacity = 125_000;
        private int resultQos = 1;
        private int resentPerSecond = 1_000_000;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable Path disk;

        private Options(URI url) {
            this.url = url;
        }

        static Options to(URI url) {
            return new Options(url);
        }

        Options url(URI value) {
            url = value;
            return this;
        }

        Options login(String name, String word) {
            username = name;
            password = word;
            return this;
        }

        Options ca(Path value) {
            ca = value;
            return this;
        }

        Options certificate(Path chain, Path privateKey) {
            certificate = chain;
            key = privateKey;
            return this;
        }

        Options maxInflight(int value) {
            maxInflight = value;
            return this;
        }

        /** Of these, 80 % may be results. */
        Options capacity(int value) {
            capacity = value;
            return this;
        }

        Options resultQos(int value) {
            resultQos = value;
            return this;
        }

        Options resentPerSecond(int value) {
            resentPerSecond = value;
            return this;
        }

        Options connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /** What waits goes into this folder; without it, it waits in memory. */
        Options disk(Path folder) {
            disk = folder;
            return this;
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
    final Backlog backlog;
    private final boolean onDisk;

    private TestLink(Options options, String session, Predicate<Channel> configured) {
        this.session = session;
        this.onDisk = options.disk != null;
        OutboxLimits limits =
                new OutboxLimits(options.capacity, 64 << 20, Duration.ofHours(24), options.resentPerSecond);
        CloudEventWriter payloads = new CloudEventWriter(TOPICS, session);
        this.backlog = new Backlog(
                options.disk == null ? Path.of("no", "disk") : options.disk,
                session,
                limits,
                payloads::write,
                Clock.systemUTC(),
                System::nanoTime);
        this.outbox = new Outbox(limits, backlog, Clock.systemUTC(), System::nanoTime);
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
        if (gateway.onDisk) {
            gateway.backlog.start();
        }
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
        backlog.close();
    }
}
