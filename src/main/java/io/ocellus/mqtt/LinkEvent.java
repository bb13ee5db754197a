package io.ocellus.mqtt;

import io.ocellus.outbox.Message;

/** What Paho's threads hand over to the link's own thread. */
sealed interface LinkEvent {

    /** The broker confirmed a message; for QoS 0: it was written to the socket. */
    record Acknowledged(Message message) implements LinkEvent {}

    /** The broker does not want a message. */
    record Refused(Message message, int reasonCode) implements LinkEvent {}

    /** The connection is gone. */
    record Lost(String problem) implements LinkEvent {}

    /**
     * A message on one of this gateway's own topics, its own words included.
     *
     * @param payload empty where the topic was cleared
     * @param retained whether the broker kept it from before the subscription
     */
    record Heard(String topic, String payload, boolean retained) implements LinkEvent {}
}
