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

    /** Somebody else's word about this gateway's state; empty where the topic was cleared. */
    record StateSeen(String payload) implements LinkEvent {}
}
