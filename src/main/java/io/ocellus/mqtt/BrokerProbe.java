package io.ocellus.mqtt;

import io.ocellus.config.MqttSettings;
import io.ocellus.outbox.Message;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * Goes to the broker one step after the other, for a person who looks for what is wrong: name, TCP, TLS, login, and what this
 * gateway may publish and hear. It has a client id of its own, and tells nothing but an event that says so. For one thread.
 */
public final class BrokerProbe {

    private static final int FIRST_REFUSAL = 0x80;

    /** A camera that no gateway has: clearing what is retained of it changes nothing. */
    private static final String NO_CAMERA = "ocellus-doctor";

    private static final Channel NO_LABEL = Channel.ofView(Channel.Kind.LABEL, NO_CAMERA, "main");

    private final MqttSettings settings;
    private final Topics topics;
    private final Reasons reasons;
    private final String host;
    private final int port;

    /**
     * A step.
     *
     * @param name in one word
     * @param fact what was found where it went well
     * @param problem what is wrong; empty where it went well
     * @param remedy how to mend it; empty where it went well
     */
    public record Step(String name, String fact, String problem, String remedy) {

        static Step good(String name, String fact) {
            return new Step(name, fact, "", "");
        }

        static Step bad(String name, String problem, String remedy) {
            return new Step(name, "", problem, remedy);
        }
    }

    private interface Work {

        /** Returns what was found. */
        String run() throws IOException, MqttException, LinkException;
    }

    public BrokerProbe(MqttSettings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
        this.reasons = new Reasons(settings);
        this.host = settings.url().getHost();
        this.port = BrokerUrl.port(settings.url());
    }

    /** Goes as far as it comes, and tells of each step. */
    public void walk(Consumer<Step> told) {
        boolean secure = BrokerUrl.isSecure(settings.url());
        boolean there = step(told, "dns", "check the host in local.mqtt.url, and this gateway's DNS", this::resolve)
                && step(told, "tcp", "check that the broker runs, the port, and the firewalls between", this::reach)
                && (!secure
                        || step(
                                told,
                                "tls",
                                "check local.mqtt.ca, .certificate, .key and this gateway's clock",
                                this::secure));
        if (there) {
            login(told);
        }
    }

    private boolean step(Consumer<Step> told, String name, String remedy, Work work) {
        try {
            told.accept(Step.good(name, work.run()));
            return true;
        } catch (IOException | MqttException | LinkException e) {
            String[] sentence = reasons.failed(e).split(": (?=check|use|set|renew|give|is it|does this)", 2);
            told.accept(Step.bad(name, sentence[0], sentence.length > 1 ? sentence[1] : remedy));
            return false;
        }
    }

    private String resolve() throws IOException {
        return host + " is "
                + Arrays.stream(InetAddress.getAllByName(host))
                        .map(InetAddress::getHostAddress)
                        .collect(Collectors.joining(", "));
    }

    private String reach() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis());
        }
        return "something listens on port " + port;
    }

    private String secure() throws IOException, LinkException {
        try (BrokerSocket socket = new BrokerSocket(Tls.socketFactory(settings))) {
            socket.connect(new InetSocketAddress(host, port), millis());
        }
        return "its certificate is trusted and names " + host;
    }

    private void login(Consumer<Step> told) {
        String id = settings.clientId() + "-doctor";
        try (Client client = new Client(id)) {
            String access = "allow it to this user in the broker's access list; deploy/mosquitto/acl shows how";
            if (step(told, "login", "check local.mqtt.username and .password", client::connect)) {
                step(told, "publish", access, () -> client.publish(Channel.ofNode(Channel.Kind.EVENT), event()));
                step(told, "publish", access, () -> client.publish(Channel.ofCamera(NO_CAMERA), new byte[0]));
                step(told, "publish", access, () -> client.publish(NO_LABEL, new byte[0]));
                step(told, "subscribe", access, () -> client.subscribe(Channel.ofNode(Channel.Kind.STATE)));
            }
        } catch (MqttException | LinkException e) {
            told.accept(Step.bad("login", reasons.failed(e), "check local.mqtt"));
        }
    }

    private byte[] event() {
        Clock clock = Clock.systemUTC();
        AuditEvent event = new AuditEvent(
                clock.instant(), "doctor.looked", "Somebody looks whether this gateway may publish.", Map.of());
        return new CloudEventWriter(topics, Session.newId(new SecureRandom()))
                .write(Message.of(0, event.channel(), 1, new Message.Told(event)));
    }

    private int millis() {
        return (int) settings.connectTimeout().toMillis();
    }

    private final class Client implements AutoCloseable {

        private static final int GOOD_BYE_MILLIS = 500;

        private final MqttAsyncClient client;
        private final BrokerSocket socket;
        private final String id;

        Client(String id) throws MqttException, LinkException {
            this.id = id;
            socket = new BrokerSocket(BrokerUrl.isSecure(settings.url()) ? Tls.socketFactory(settings) : null);
            client = new MqttAsyncClient(BrokerUrl.toPaho(settings.url()), id, new MemoryPersistence(), null, null);
        }

        String connect() throws MqttException {
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setAutomaticReconnect(false);
            options.setCleanStart(true);
            options.setSocketFactory(new BrokerSocketFactory(socket));
            if (settings.username() != null) {
                options.setUserName(settings.username());
            }
            if (settings.password() != null) {
                options.setPassword(settings.password().reveal().getBytes(StandardCharsets.UTF_8));
            }
            client.connect(options).waitForCompletion(millis());
            return "the broker lets " + (settings.username() == null ? "anybody" : settings.username())
                    + " in, as client " + id;
        }

        String publish(Channel channel, byte[] payload) throws MqttException, LinkException {
            MqttMessage message = new MqttMessage(payload);
            message.setQos(1);
            message.setRetained(channel.kind().retained());
            return "may publish to " + granted(client.publish(topics.of(channel), message), topics.of(channel));
        }

        String subscribe(Channel channel) throws MqttException, LinkException {
            return "may subscribe to " + granted(client.subscribe(topics.of(channel), 1), topics.of(channel));
        }

        private String granted(IMqttToken token, String topic) throws MqttException, LinkException {
            token.waitForCompletion(millis());
            int[] codes = token.getReasonCodes();
            int code = codes == null || codes.length == 0 ? 0 : codes[0];
            if (code >= FIRST_REFUSAL) {
                throw new LinkException("the broker does not allow " + topic + " (reason code " + code + ")");
            }
            return topic;
        }

        @Override
        public void close() {
            try {
                client.disconnectForcibly(GOOD_BYE_MILLIS, GOOD_BYE_MILLIS, true);
                client.close(true);
            } catch (MqttException e) {
                socket.abort();
            }
        }
    }
}
