package io.ocellus.mqtt;

import io.ocellus.config.MqttSettings;
import io.ocellus.outbox.Message;
import io.ocellus.outbox.Outbox;
import io.ocellus.report.Channel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Moves messages from the outbox to the broker over one connection. For the link's thread alone. */
final class Delivery {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());

    /** A result is news: a subscriber that was away for longer does not want it any more. */
    private static final Duration RESULT_EXPIRY = Duration.ofHours(1);

    private final Connection connection;
    private final Outbox outbox;
    private final Topics topics;
    private final CloudEventWriter writer;
    private final OwnTopics own;
    private final int resultQos;
    private final LinkCounters counters;
    private final Set<Channel> refused = new HashSet<>();
    private int inflight;
    private boolean proven;

    Delivery(
            Connection connection,
            Outbox outbox,
            Topics topics,
            CloudEventWriter writer,
            OwnTopics own,
            MqttSettings settings,
            LinkCounters counters) {
        this.connection = connection;
        this.outbox = outbox;
        this.topics = topics;
        this.writer = writer;
        this.own = own;
        this.resultQos = settings.resultQos();
        this.counters = counters;
    }

    /** Whether the broker ever confirmed a message on this connection. */
    boolean proven() {
        return proven;
    }

    /**
     * Takes in what happened and publishes what the window allows. Does not block.
     *
     * @throws LinkException when the connection is gone
     */
    void step() throws LinkException {
        for (LinkEvent event = connection.poll(); event != null; event = connection.poll()) {
            take(event);
        }
        own.step(connection);
        while (inflight < connection.window()) {
            Message message = outbox.next();
            if (message == null || !publish(message)) {
                return;
            }
        }
    }

    private void take(LinkEvent event) throws LinkException {
        switch (event) {
            case LinkEvent.Acknowledged(Message message) -> {
                inflight--;
                proven = true;
                counters.acknowledged.incrementAndGet();
                if (qos(message.channel()) > 0) {
                    outbox.acknowledged(message);
                }
            }
            case LinkEvent.Refused(Message message, int code) -> {
                inflight--;
                counters.refused.incrementAndGet();
                outbox.refused(message);
                if (refused.add(message.channel())) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the broker refuses messages on {0} (reason code {1} of MQTT 5): check its access list",
                            topics.of(message.channel()),
                            code);
                }
            }
            case LinkEvent.Lost(String problem) -> throw new LinkException(problem);
            case LinkEvent.Heard heard -> own.hear(heard);
        }
    }

    private boolean publish(Message message) throws LinkException {
        Channel channel = message.channel();
        MqttMessage mqtt = new MqttMessage(writer.write(message));
        mqtt.setQos(qos(channel));
        mqtt.setRetained(message.retained());
        MqttProperties properties = new MqttProperties();
        properties.setContentType(CloudEventWriter.CONTENT_TYPE);
        if (channel.kind() == Channel.Kind.RESULT) {
            properties.setMessageExpiryInterval(RESULT_EXPIRY.toSeconds());
        }
        mqtt.setProperties(properties);
        if (!connection.publish(topics.of(channel), mqtt, message)) {
            outbox.returned(message);
            return false;
        }
        inflight++;
        counters.published.incrementAndGet();
        if (mqtt.getQos() == 0) {
            outbox.acknowledged(message);
        }
        return true;
    }

    private int qos(Channel channel) {
        return switch (channel.kind()) {
            case METRICS -> 0;
            case RESULT -> resultQos;
            case STATE, BIRTH, CAMERA_STATE, LABEL, EVENT -> 1;
        };
    }
}
