package io.ocellus.mqtt;

import io.ocellus.outbox.Message;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;

/** Hands over what became of one publish. Runs on Paho's threads. */
final class PahoPublishListener implements MqttActionListener {

    private static final int FIRST_REFUSAL = 0x80;

    private final Message message;
    private final Consumer<LinkEvent> handOver;
    private final Reasons reasons;

    PahoPublishListener(Message message, Consumer<LinkEvent> handOver, Reasons reasons) {
        this.message = message;
        this.handOver = handOver;
        this.reasons = reasons;
    }

    @Override
    public void onSuccess(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        int code = codes == null || codes.length == 0 ? 0 : codes[0];
        handOver.accept(
                code < FIRST_REFUSAL ? new LinkEvent.Acknowledged(message) : new LinkEvent.Refused(message, code));
    }

    @Override
    public void onFailure(IMqttToken token, Throwable exception) {
        handOver.accept(new LinkEvent.Lost(reasons.broken(exception)));
    }
}
