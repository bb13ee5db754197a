package io.ocellus.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Runs on Paho's threads, so it only hands over; an exception in here would end the connection. */
final class PahoCallback implements MqttCallback {

    private static final System.Logger LOG = System.getLogger(PahoCallback.class.getName());

    private final Consumer<LinkEvent> handOver;
    private final Reasons reasons;

    PahoCallback(Consumer<LinkEvent> handOver, Reasons reasons) {
        this.handOver = handOver;
        this.reasons = reasons;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        String problem = "the connection to the broker is gone";
        try {
            problem = reasons.broken(response);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a disconnect could not be explained", e);
        }
        handOver.accept(new LinkEvent.Lost(problem));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        String payload = new String(message.getPayload(), StandardCharsets.UTF_8);
        handOver.accept(new LinkEvent.Heard(topic, payload, message.isRetained()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.log(System.Logger.Level.DEBUG, "Paho reports an error", exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // each publish has a listener of its own
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // the link waits for the connect itself
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // no enhanced authentication
    }
}
