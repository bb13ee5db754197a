package io.ocellus.mqtt;

import io.ocellus.testing.Certificates;
import io.ocellus.testing.Mosquitto;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real mosquitto with the configuration and the access list of {@code deploy/mosquitto}. */
final class SecureBroker implements AutoCloseable {

    static final String EC = "ec -pkeyopt ec_paramgen_curve:P-256";

    private static final Path DEPLOY = Path.of("deploy", "mosquitto");

    final Mosquitto broker = Mosquitto.create();
    final Certificates certificates = new Certificates(broker.folder());
    private String configuration;

    SecureBroker() throws IOException {
        certificates.authority("ca");
        certificates.signed("broker", "ca", EC, "IP:127.0.0.1", 30);
        Files.copy(DEPLOY.resolve("acl"), file("acl"));
        Files.createFile(file("passwords"));
        for (String user : new String[] {"plant7/gw12", "plant7/gw13", "viewer", "operator"}) {
            Certificates.run(broker.folder(), "mosquitto_passwd -b passwords " + user + " secret");
        }
        configuration = Files.readString(DEPLOY.resolve("mosquitto.conf"))
                        .replace("/etc/mosquitto/ocellus/", broker.folder() + "/")
                        .replace("/var/lib/mosquitto/", broker.folder() + "/")
                        .replace("listener 8883", "listener " + broker.port() + " 127.0.0.1")
                // the tests may run as root, and only root's files are there
                + "\nuser root\n";
    }

    /** Changes the configuration before the start. */
    SecureBroker with(String line, String instead) {
        if (!configuration.contains(line)) {
            throw new IllegalArgumentException("the configuration has no line " + line);
        }
        configuration = configuration.replace(line, instead);
        return this;
    }

    SecureBroker start() {
        broker.configure(configuration);
        broker.start();
        return this;
    }

    Path file(String name) {
        return broker.folder().resolve(name);
    }

    URI url(String host) {
        return URI.create("mqtts://" + host + ":" + broker.port());
    }

    /** What a gateway that is set up as the manual says uses. */
    TestLink.Options gateway() {
        return TestLink.Options.to(url("127.0.0.1"))
                .login("plant7/gw12", "secret")
                .ca(file("ca.crt"));
    }

    @Override
    public void close() {
        broker.close();
    }
}
