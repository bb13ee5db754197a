package io.ocellus.testing;

import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.ssl.TrustManagerFactory;

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

    private Subscriber(Mqtt5ClientBuilder builder) {
        client = builder.automaticReconnect()
                .initialDelay(20, TimeUnit.MILLISECONDS)
                .maxDelay(100, TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect()
                .buildAsync();
    }

    private static Mqtt5ClientBuilder builder(URI broker) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier("subscriber-" + UUID.randomUUID())
                .serverHost(broker.getHost())
                .serverPort(broker.getPort());
    }

    /** Connects and subscribes; returns when the broker has confirmed it. */
    public static Subscriber to(URI broker, String filter) {
        return new Subscriber(builder(broker)).subscribed(filter);
    }

    /** The same under a name. */
    public static Subscriber withLogin(URI broker, String filter, String user, String password) {
        return new Subscriber(builder(broker)
                        .simpleAuth()
                        .username(user)
                        .password(password.getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth())
                .subscribed(filter);
    }

    /** The same over TLS, under a name. */
    public static Subscriber to(URI broker, String filter, String user, String password, Path ca) {
        return new Subscriber(builder(broker)
                        .sslConfig()
                        .trustManagerFactory(trusting(ca))
                        .applySslConfig()
                        .simpleAuth()
                        .username(user)
                        .password(password.getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth())
                .subscribed(filter);
    }

    private static TrustManagerFactory trusting(Path ca) {
        try (InputStream file = Files.newInputStream(ca)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no trust in " + ca, e);
        }
    }

    private Subscriber subscribed(String filter) {
        join(client.connectWith().keepAlive(2).send());
        join(client.subscribeWith()
                .topicFilter(filter)
                .qos(MqttQos.EXACTLY_ONCE)
                .retainAsPublished(false)
                .callback(this::take)
                .send());
        return this;
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
        join(send(topic, payload, retain));
    }

    /** Publishes as somebody else; returns whether the broker took it. */
    public boolean tryPublish(String topic, String payload) {
        return send(topic, payload, false)
                .thenApply(result -> result.getError().isEmpty())
                .exceptionally(_ -> false)
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private CompletableFuture<Mqtt5PublishResult> send(String topic, String payload, boolean retain) {
        return client.publishWith()
                .topic(topic)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .send();
    }

    @Override
    public void close() {
        // One whose broker is gone can't say goodbye.
        client.disconnect().exceptionally(_ -> null).join();
    }
}
