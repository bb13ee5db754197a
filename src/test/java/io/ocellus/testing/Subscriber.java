package io.ocellus.testing;

import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * An MQTT 5 subscriber by another library than the agent's. It comes back by itself after the broker was away, and checks
 * each payload of this project against its schema.
 */
public final class Subscriber implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** A message as it came in. */
    public record Received(String topic, String payload, boolean retained, int qos) {}

    private final Mqtt5AsyncClient client;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> invalid = new CopyOnWriteArrayList<>();

    private Subscriber(URI broker) {
        client = MqttClient.builder()
                .useMqttVersion5()
                .identifier("subscriber-" + UUID.randomUUID())
                .serverHost(broker.getHost())
                .serverPort(broker.getPort())
                .automaticReconnect()
                .initialDelay(20, TimeUnit.MILLISECONDS)
                .maxDelay(100, TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect()
                .buildAsync();
    }

    /** Connects and subscribes; returns when the broker has confirmed it. */
    public static Subscriber to(URI broker, String filter) {
        Subscriber subscriber = new Subscriber(broker);
        join(subscriber.client.connectWith().keepAlive(2).send());
        join(subscriber
                .client
                .subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.EXACTLY_ONCE)
                .retainAsPublished(false)
                .callback(subscriber::take)
                .send());
        return subscriber;
    }

    private static void join(CompletableFuture<?> future) {
        future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void take(Mqtt5Publish publish) {
        String payload = new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
        if (!payload.isEmpty()) {
            invalid.addAll(PayloadSchemas.problems(payload));
        }
        received.add(new Received(
                publish.getTopic().toString(),
                payload,
                publish.isRetain(),
                publish.getQos().getCode()));
    }

    /** Waits until it is connected and subscribed again after the broker was away. */
    public void awaitConnected() {
        await().atMost(LIMIT).until(() -> client.getState().isConnected());
        // Its library subscribes anew by itself, in the session's order: behind this answer it has.
        join(client.subscribeWith().topicFilter("nothing/" + UUID.randomUUID()).send());
    }

    /** Everything that came in so far, in its order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Sentences about payloads that break their schema; empty when all is well. */
    public List<String> invalid() {
        return List.copyOf(invalid);
    }

    /** Waits until what came in satisfies a condition. */
    public List<Received> awaitReceived(Predicate<List<Received>> condition) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .conditionEvaluationListener(null)
                .until(() -> condition.test(received));
        return received();
    }

    /** Publishes as somebody else; returns when the broker has confirmed it. */
    public void publish(String topic, String payload, boolean retain) {
        join(client.publishWith()
                .topic(topic)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .send());
    }

    @Override
    public void close() {
        // One whose broker is gone can't say goodbye.
        client.disconnect().exceptionally(_ -> null).join();
    }
}
