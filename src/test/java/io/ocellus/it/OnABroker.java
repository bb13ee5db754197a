package io.ocellus.it;

import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A gateway, a real broker, and a subscriber that hears everything the gateway tells. */
abstract class OnABroker {

    @TempDir
    Path folder;

    Mosquitto broker;
    Gateway gateway;
    Subscriber subscriber;

    @BeforeEach
    void start() throws IOException {
        broker = Mosquitto.open().start();
        gateway = new Gateway(folder);
        subscriber = Subscriber.to(broker.url(), Gateway.TOPICS + "#");
        subscriber.awaitConnected();
    }

    @AfterEach
    void stop() {
        gateway.close();
        subscriber.close();
        broker.close();
    }
}
