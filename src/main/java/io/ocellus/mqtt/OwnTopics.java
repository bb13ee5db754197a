package io.ocellus.mqtt;

import io.ocellus.outbox.Outbox;
import io.ocellus.report.Channel;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a gateway hears on its own topics, and does about it: a late will of an older session is corrected; what an earlier
 * run left retained for cameras and views that are no longer configured is cleared, once in a run. A broker that doesn't let
 * it read there keeps it from that and from nothing else. For the link's thread alone.
 */
final class OwnTopics {

    private static final System.Logger LOG = System.getLogger(OwnTopics.class.getName());

    /** Retained messages come at once, but a broker has no word for the last one. */
    private static final Duration SWEEP = Duration.ofSeconds(2);

    private final Topics topics;
    private final Outbox outbox;
    private final LateWill lateWill;
    private final Predicate<Channel> configured;
    private final String state;
    private final List<String> leftovers;
    private long sweepStarted;
    private boolean sweeping;
    private boolean swept;

    /** @param configured whether there is a camera or view that publishes on a channel; asked on the link's thread */
    OwnTopics(Topics topics, Outbox outbox, LateWill lateWill, Predicate<Channel> configured) {
        this.topics = topics;
        this.outbox = outbox;
        this.lateWill = lateWill;
        this.configured = configured;
        this.state = topics.of(Channel.ofNode(Channel.Kind.STATE));
        this.leftovers =
                List.of(topics.of(Channel.ofCamera("+")), topics.of(Channel.ofView(Channel.Kind.LABEL, "+", "+")));
    }

    /** Begins to listen over a new connection. */
    void connected(Connection connection) throws LinkException {
        connection.subscribe(state, 1);
        sweeping = !swept;
        if (sweeping) {
            sweepStarted = System.nanoTime();
            for (String filter : leftovers) {
                connection.subscribe(
                        filter, 0); // so that a session that lives on queues none of the gateway's own messages
            }
        }
    }

    /** To be called again and again. */
    void step(Connection connection) throws LinkException {
        if (sweeping && System.nanoTime() - sweepStarted >= SWEEP.toNanos()) {
            sweeping = false;
            swept = true;
            connection.unsubscribe(leftovers);
        }
    }

    void hear(LinkEvent.Heard heard) {
        if (!heard.topic().equals(state)) {
            if (heard.retained()) {
                Topics.parse(heard.topic()).ifPresent(this::clearLeftover);
            }
        } else if (!heard.retained()) {
            // The retained one is what was true before this connect: every connect republishes.
            lateWill.objection(heard.payload()).ifPresent(why -> {
                LOG.log(System.Logger.Level.INFO, "{0}: {1}; it is said again", state, why);
                outbox.republish(Channel.ofNode(Channel.Kind.STATE));
            });
        }
    }

    private void clearLeftover(Topics.Place place) {
        Channel channel = place.channel();
        boolean ofCamera = channel.kind() == Channel.Kind.CAMERA_STATE || channel.kind() == Channel.Kind.LABEL;
        if (ofCamera && place.node().equals(topics) && !configured.test(channel)) {
            outbox.clear(channel);
        }
    }
}
