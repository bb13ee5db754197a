package io.ocellus.mqtt;

import io.ocellus.config.MqttSettings;
import io.ocellus.outbox.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * One connection, with a Paho client of its own that is never used again: what Paho keeps over a reconnect is what its
 * defects are in. For one thread; Paho's threads only put {@link LinkEvent}s into a queue.
 */
final class Connection {

    /** Longer than the will's delay, so that a short outage doesn't announce this gateway as gone. */
    private static final long SESSION_EXPIRY_SECONDS = 60;

    private static final long WILL_DELAY_SECONDS = 15;

    /** Paho's receiver, sender, callbacks, connect or disconnect, and ping. */
    private static final int THREADS = 6;

    /** What a broker without a receive maximum of its own allows. */
    private static final int LARGEST_RECEIVE_MAXIMUM = 65_535;

    /** Beyond Paho's own time-out for the socket, for the answer to come in. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** Paho's connecting thread takes 0.3 s; one that hangs in DNS is left to itself after this. */
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);

    private final Queue<LinkEvent> events = new ConcurrentLinkedQueue<>();
    private final Reasons reasons;
    private final Signal signal;
    private final BrokerSocket socket;
    private final ScheduledThreadPoolExecutor threads;
    private final MqttAsyncClient client;
    private int window = 1;

    private Connection(MqttSettings settings, Reasons reasons, Signal signal, BrokerSocket socket)
            throws MqttException {
        this.reasons = reasons;
        this.signal = signal;
        this.socket = socket;
        this.threads = new ScheduledThreadPoolExecutor(
                THREADS, Thread.ofPlatform().daemon().name("mqtt-paho-", 0).factory());
        this.client = new MqttAsyncClient(
                BrokerUrl.toPaho(settings.url()), settings.clientId(), new MemoryPersistence(), null, threads);
        client.setCallback(new PahoCallback(this::handOver, reasons));
    }

    /**
     * Connects.
     *
     * @param signal is raised whenever there is an event to {@link #poll}
     * @throws LinkException in one sentence, when there is no connection; nothing is left behind then
     */
    static Connection open(MqttSettings settings, Reasons reasons, Signal signal, String willTopic, byte[] will)
            throws LinkException {
        BrokerSocket socket = new BrokerSocket(BrokerUrl.isSecure(settings.url()) ? Tls.socketFactory(settings) : null);
        Connection connection;
        try {
            connection = new Connection(settings, reasons, signal, socket);
        } catch (MqttException e) {
            throw new LinkException(reasons.failed(e), e);
        }
        try {
            connection.connect(settings, options(settings, new BrokerSocketFactory(socket), willTopic, will));
            return connection;
        } catch (MqttException e) {
            connection.abort();
            throw new LinkException(reasons.failed(e), e);
        }
    }

    private static MqttConnectionOptions options(
            MqttSettings settings, SocketFactory factory, String willTopic, byte[] will) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_EXPIRY_SECONDS);
        options.setMaximumPacketSize((long) PacketLimit.LARGEST);
        options.setKeepAliveInterval(wholeSeconds(settings.keepAlive()));
        options.setConnectionTimeout(wholeSeconds(settings.connectTimeout()));
        options.setSocketFactory(factory);
        if (settings.username() != null) {
            options.setUserName(settings.username());
        }
        if (settings.password() != null) {
            options.setPassword(settings.password().reveal().getBytes(StandardCharsets.UTF_8));
        }
        MqttMessage willMessage = new MqttMessage(will);
        willMessage.setQos(1);
        willMessage.setRetained(true);
        options.setWill(willTopic, willMessage);
        MqttProperties willProperties = new MqttProperties();
        willProperties.setWillDelayInterval(WILL_DELAY_SECONDS);
        willProperties.setContentType(CloudEventWriter.CONTENT_TYPE);
        options.setWillMessageProperties(willProperties);
        return options;
    }

    private static int wholeSeconds(Duration duration) {
        return (int) Math.max(1, duration.plusMillis(999).toSeconds());
    }

    private void connect(MqttSettings settings, MqttConnectionOptions options) throws MqttException {
        IMqttToken token = client.connect(options);
        token.waitForCompletion(settings.connectTimeout().plus(GRACE).toMillis());
        if (!token.isComplete()) {
            throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
        }
        Integer receiveMaximum = token.getResponseProperties().getReceiveMaximum();
        window = Math.min(settings.maxInflight(), receiveMaximum == null ? LARGEST_RECEIVE_MAXIMUM : receiveMaximum);
    }

    /** The most unconfirmed messages: the smaller of the broker's receive maximum and the configured. */
    int window() {
        return window;
    }

    /** The next thing that happened, or null. */
    @Nullable
    LinkEvent poll() {
        return events.poll();
    }

    private void handOver(LinkEvent event) {
        events.add(event);
        signal.raise();
    }

    /** Has messages come in as {@link LinkEvent.Heard}; none do where the broker does not allow it. Does not block. */
    void subscribe(String filter, int qos) throws LinkException {
        try {
            client.subscribe(filter, qos);
        } catch (MqttException e) {
            throw new LinkException(reasons.broken(e), e);
        }
    }

    void unsubscribe(List<String> filters) throws LinkException {
        try {
            client.unsubscribe(filters.toArray(String[]::new));
        } catch (MqttException e) {
            throw new LinkException(reasons.broken(e), e);
        }
    }

    /**
     * Hands a message to Paho; what becomes of it comes as an event.
     *
     * @return false where Paho's own window is full, although ours is not: try it again later
     * @throws LinkException when the connection is gone
     */
    boolean publish(String topic, MqttMessage payload, Message message) throws LinkException {
        try {
            client.publish(topic, payload, message, new PahoPublishListener(message, this::handOver, reasons));
            return true;
        } catch (MqttException e) {
            if (e.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                return false;
            }
            throw new LinkException(reasons.broken(e), e);
        }
    }

    /** Says goodbye, so that the broker forgets the will, and closes. Waits at most so long. */
    void disconnect(Duration timeout) {
        try {
            client.disconnect(0).waitForCompletion(timeout.toMillis());
            socket.close();
        } catch (MqttException | IOException e) {
            // The broker notices by itself.
        }
        abort();
    }

    /** Closes the socket at once and has Paho's threads ended in the background. Does not block. */
    void abort() {
        socket.abort();
        Thread.ofPlatform().daemon().name("mqtt-dispose").start(this::dispose);
    }

    private void dispose() {
        try {
            socket.awaitSettled(SETTLE_LIMIT);
            client.disconnectForcibly(0, 0, false);
            client.close(true);
        } catch (MqttException | InterruptedException | RuntimeException e) {
            // It was on its way down already.
        } finally {
            threads.shutdownNow();
        }
    }
}
