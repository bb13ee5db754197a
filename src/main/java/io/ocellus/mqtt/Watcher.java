package io.ocellus.mqtt;

import io.ocellus.config.MqttSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * Listens to what agents publish, for a person who watches. It does not come back by itself: when the connection breaks,
 * {@link #next} says so. For one thread.
 */
public final class Watcher implements AutoCloseable {

    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);
    private static final int MOST_WAITING = 10_000;

    private final MqttAsyncClient client;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable String lost;

    /** One message. */
    public record Heard(String topic, String payload) {}

    /**
     * Connects and subscribes.
     *
     * @param settings the broker and the login
     * @param clientId in place of the agent's own, which the broker would disconnect
     * @param filter such as {@code ocellus/v1/#}
     * @throws LinkException in one sentence, where there is no connection
     */
    public static Watcher open(MqttSettings settings, String clientId, String filter) throws LinkException {
        Reasons reasons = new Reasons(settings);
        try {
            return new Watcher(settings, clientId, filter, reasons);
        } catch (MqttException e) {
            throw new LinkException(reasons.failed(e), e);
        }
    }

    private Watcher(MqttSettings settings, String clientId, String filter, Reasons reasons)
            throws MqttException, LinkException {
        BrokerSocket socket = new BrokerSocket(BrokerUrl.isSecure(settings.url()) ? Tls.socketFactory(settings) : null);
        client = new MqttAsyncClient(BrokerUrl.toPaho(settings.url()), clientId, new MemoryPersistence(), null, null);
        client.setCallback(new Ear(reasons));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(true);
        options.setSocketFactory(new BrokerSocketFactory(socket));
        options.setUserName(settings.username());
        if (settings.password() != null) {
            options.setPassword(settings.password().reveal().getBytes(StandardCharsets.UTF_8));
        }
        long patience = settings.connectTimeout().toMillis();
        client.connect(options).waitForCompletion(patience);
        client.subscribe(filter, 1).waitForCompletion(patience);
    }

    /**
     * The next message, or null where none came in time.
     *
     * @throws LinkException in one sentence, once the connection has broken and everything heard was handed out
     */
    public @Nullable Heard next(Duration patience) throws LinkException, InterruptedException {
        Heard next = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        String problem = lost;
        if (next == null && problem != null) {
            throw new LinkException(problem);
        }
        return next;
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(CLOSE_LIMIT.toMillis(), CLOSE_LIMIT.toMillis(), false);
            client.close(true);
        } catch (MqttException e) {
            lost = e.getMessage(); // it is gone either way
        }
    }

    private final class Ear implements MqttCallback {

        private final Reasons reasons;

        Ear(Reasons reasons) {
            this.reasons = reasons;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            // Whoever watches more than he can read loses the rest; the agents must not wait for him.
            boolean kept = heard.offer(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
            if (!kept) {
                heard.clear();
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            lost = reasons.broken(response);
        }

        @Override
        public void mqttErrorOccurred(MqttException failure) {
            lost = reasons.failed(failure);
        }

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String server) {}

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {}
    }
}
