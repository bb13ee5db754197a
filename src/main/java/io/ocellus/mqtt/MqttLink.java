package io.ocellus.mqtt;

import io.ocellus.config.MqttSettings;
import io.ocellus.outbox.Outbox;
import io.ocellus.report.AgentState;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Channel;
import io.ocellus.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the outbox flowing to the broker: connects, connects again for ever, and tells the world whether this gateway is
 * there. It owns the topic {@code state}: nobody else offers an {@link AgentState}.
 *
 * <p>One thread of its own does everything; {@link #status} may be called from any.
 */
public final class MqttLink implements AutoCloseable {

    /** Within it, {@link #close} publishes what waits, says {@code offline} and is back. */
    public static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(MqttLink.class.getName());

    /** The parts of {@link #CLOSE_LIMIT}, each from its start: what waits, the announcement of the rest, {@code offline}. */
    private static final Duration DRAIN_LIMIT = Duration.ofMillis(1100);

    private static final Duration ANNOUNCE_LIMIT = Duration.ofMillis(1350);
    private static final Duration OFFLINE_LIMIT = Duration.ofMillis(1600);
    private static final Duration DISCONNECT_LIMIT = Duration.ofMillis(400);

    /** So that at hundreds of messages a second one wake-up of all that they pass through, the broker included, serves several. */
    private static final Duration BREATH = Duration.ofMillis(4);

    private final Topics topics;
    private final MqttSettings settings;
    private final Outbox outbox;
    private final Clock clock;
    private final Backoff backoff;
    private final Reasons reasons;
    private final CloudEventWriter writer;
    private final OwnTopics own;
    private final LinkCounters counters = new LinkCounters();
    private final Signal signal = new Signal();
    private final Thread thread;
    private volatile LinkState state = new LinkState.New();
    private volatile boolean closing;
    private volatile long closeStarted;
    private @Nullable String logged;
    /** By the monotonic clock; only while it is down. */
    private @Nullable Long downSince;

    /**
     * @param session the id of this run, as {@link Session#newId} makes it
     * @param configured whether there is a camera or view that publishes on a channel: what an earlier run left retained on
     *     others is cleared. Asked on the link's thread
     * @throws IllegalArgumentException in one sentence where the broker's URL can't be used
     */
    public MqttLink(
            Topics topics,
            MqttSettings settings,
            Outbox outbox,
            String session,
            Predicate<Channel> configured,
            Clock clock,
            RandomGenerator random) {
        BrokerUrl.toPaho(settings.url());
        this.topics = topics;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
        this.backoff = new Backoff(settings.backoff(), settings.backoffCap(), random::nextDouble);
        this.reasons = new Reasons(settings);
        this.writer = new CloudEventWriter(topics, session);
        this.own = new OwnTopics(topics, outbox, new LateWill(session), configured);
        this.thread = Thread.ofPlatform().name("mqtt-link").daemon().unstarted(this::run);
    }

    /** Begins to connect, and returns at once. */
    public void start() {
        outbox.onOffer(signal::raise);
        outbox.offer(new AgentState(clock.instant(), AgentState.Phase.ONLINE));
        thread.start();
    }

    public LinkStatus status() {
        return new LinkStatus(
                state,
                counters.published.get(),
                counters.acknowledged.get(),
                counters.refused.get(),
                counters.connects.get(),
                counters.failures.get(),
                outbox.status());
    }

    /**
     * Says {@code draining}, publishes what waits as far as the time allows, leaves the rest to the next session or,
     * where it is not on disk, announces it as dropped, says {@code offline} and disconnects. Returns within
     * {@link #CLOSE_LIMIT} and a little, whatever the broker does.
     */
    @Override
    public void close() {
        closeStarted = System.nanoTime();
        closing = true;
        signal.raise();
        try {
            if (!thread.join(CLOSE_LIMIT)) {
                thread.interrupt();
                thread.join(DISCONNECT_LIMIT);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        state = new LinkState.Closed();
    }

    /** An attempt, whatever Paho or the JDK throw in it: a link that dies of it would never come back. */
    private LinkState.@Nullable Waiting guarded(LinkState.Connecting connecting) throws InterruptedException {
        try {
            return attempt(connecting);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the link to the broker failed", e);
            return down(connecting.failed(
                    "the link failed by a fault of its own: " + e.getClass().getSimpleName()));
        }
    }

    private void run() {
        LinkState.Connecting connecting = new LinkState.New().started();
        try {
            while (!closing) {
                state = connecting;
                LinkState.Waiting waiting = guarded(connecting);
                if (waiting == null) {
                    return;
                }
                state = waiting;
                pause(backoff.before(waiting.failures()));
                connecting = waiting.elapsed();
            }
        } catch (InterruptedException e) {
            // closed in the middle of an attempt
        } finally {
            outbox.disconnected();
        }
    }

    /** Connects and serves until the connection is gone. Null when the link was closed in order. */
    private LinkState.@Nullable Waiting attempt(LinkState.Connecting connecting) throws InterruptedException {
        Connection connection;
        try {
            byte[] will = writer.will((int) counters.connects.get() + 1, clock.instant());
            connection = Connection.open(settings, reasons, signal, stateTopic(), will);
        } catch (LinkException e) {
            return down(connecting.failed(e.problem()));
        }
        LinkState.Connected connected = connecting.succeeded(clock.instant());
        up(connected);
        Delivery delivery = new Delivery(connection, outbox, topics, writer, own, settings, counters);
        boolean orderly = false;
        try {
            own.connected(connection);
            serve(delivery);
            farewell(delivery);
            orderly = true;
            return null;
        } catch (LinkException e) {
            return down(connected.lost(e.problem(), delivery.proven()));
        } finally {
            outbox.disconnected();
            if (orderly) {
                connection.disconnect(DISCONNECT_LIMIT);
            } else {
                connection.abort();
            }
        }
    }

    private String stateTopic() {
        return topics.of(Channel.ofNode(Channel.Kind.STATE));
    }

    private void serve(Delivery delivery) throws LinkException, InterruptedException {
        while (!closing) {
            delivery.step();
            TimeUnit.NANOSECONDS.sleep(BREATH.toNanos());
            signal.await(outbox.patience());
        }
    }

    private void farewell(Delivery delivery) throws LinkException, InterruptedException {
        outbox.offer(new AgentState(clock.instant(), AgentState.Phase.DRAINING));
        drain(delivery, DRAIN_LIMIT);
        outbox.end();
        drain(delivery, ANNOUNCE_LIMIT);
        outbox.offer(new AgentState(clock.instant(), AgentState.Phase.OFFLINE));
        drain(delivery, OFFLINE_LIMIT);
    }

    private void drain(Delivery delivery, Duration limit) throws LinkException, InterruptedException {
        delivery.step();
        while (!outbox.isIdle()) {
            Duration left = limit.minusNanos(System.nanoTime() - closeStarted);
            if (!left.isPositive()) {
                return;
            }
            Duration patience = outbox.patience();
            signal.await(patience.compareTo(left) < 0 ? patience : left);
            delivery.step();
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        long started = System.nanoTime();
        Duration left = duration;
        while (!closing && left.isPositive()) {
            signal.await(left);
            left = duration.minusNanos(System.nanoTime() - started);
        }
    }

    private void up(LinkState.Connected connected) {
        outbox.connected();
        state = connected;
        counters.connects.incrementAndGet();
        LOG.log(System.Logger.Level.INFO, "connected to {0}", settings.url());
        if (downSince != null) {
            outbox.offer(reconnected(connected, downSince));
        }
        downSince = null;
        logged = null;
    }

    private AuditEvent reconnected(LinkState.Connected connected, long since) {
        long seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        return new AuditEvent(
                connected.since(),
                "mqtt.reconnected",
                "The broker was out of reach for " + seconds + " s: " + logged + ".",
                Map.of("seconds", seconds, "failures", connected.failures()));
    }

    private LinkState.Waiting down(LinkState.Waiting waiting) {
        counters.failures.incrementAndGet();
        if (downSince == null) {
            downSince = System.nanoTime();
        }
        if (!waiting.problem().equals(logged)) {
            LOG.log(System.Logger.Level.WARNING, "{0}; trying again", waiting.problem());
            logged = waiting.problem();
        }
        return waiting;
    }
}
