package io.ocellus.agent;

import io.ocellus.config.Local;
import io.ocellus.config.Local.OutboxSettings;
import io.ocellus.config.MqttSettings;
import io.ocellus.mqtt.CloudEventWriter;
import io.ocellus.mqtt.MqttLink;
import io.ocellus.mqtt.Session;
import io.ocellus.mqtt.Topics;
import io.ocellus.outbox.Backlog;
import io.ocellus.outbox.Outbox;
import io.ocellus.outbox.OutboxLimits;
import io.ocellus.report.Birth;
import io.ocellus.report.Channel;
import io.ocellus.report.Report;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

/** The way to the broker, of one session: what is told goes into the outbox, waits on disk where it must, and is published. */
final class Uplink implements AutoCloseable {

    /** A disk that does not answer for so long has nothing to say. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Backlog backlog;
    private final Outbox outbox;
    private final MqttLink link;

    /**
     * @param configured whether a retained topic that the broker has is still of this configuration
     * @throws IllegalArgumentException in one sentence where the broker's address can't be used
     */
    Uplink(Local local, MqttSettings mqtt, Predicate<Channel> configured, Clock clock) {
        SecureRandom random = new SecureRandom();
        String session = Session.newId(random);
        Topics topics = new Topics(local.site(), local.node());
        OutboxSettings settings = local.outbox();
        OutboxLimits limits =
                new OutboxLimits(mqtt.outboxMessages(), settings.bytes(), settings.age(), settings.resendRate());
        backlog = new Backlog(
                local.state().resolve("outbox"),
                session,
                limits,
                new CloudEventWriter(topics, session)::write,
                clock,
                System::nanoTime);
        outbox = new Outbox(limits, backlog, clock, System::nanoTime);
        link = new MqttLink(topics, mqtt, outbox, session, configured, clock, random);
    }

    /** Begins to connect, and returns at once. */
    void start() {
        backlog.start();
        link.start();
    }

    void offer(Report report) {
        outbox.offer(report);
    }

    /** Clears a retained topic, because what it was about is gone. */
    void clear(Channel channel) {
        outbox.clear(channel);
    }

    MqttLink link() {
        return link;
    }

    /** The session before this one, as far as the disk says so in time. */
    Birth.Previous previous() {
        try {
            return backlog.previous(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Birth.Previous.NONE;
        }
    }

    /** Says good-bye, and leaves to the next session what could not be said. */
    @Override
    public void close() {
        link.close();
        backlog.close();
    }
}
