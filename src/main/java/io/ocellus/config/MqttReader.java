package io.ocellus.config;

import java.time.Duration;
import java.util.List;

/** Makes {@link MqttSettings} from {@code local.mqtt}. */
final class MqttReader {

    private static final Duration LONGEST_KEEP_ALIVE = Duration.ofSeconds(65535);

    private final Reading reading;
    private final SecretReader secrets;

    MqttReader(Reading reading, SecretReader secrets) {
        this.reading = reading;
        this.secrets = secrets;
    }

    MqttSettings read(Fields mqtt, String site, String node) {
        checkTls(mqtt);
        checkTimes(mqtt);
        return new MqttSettings(
                new MqttUrl(reading.problems()).read(mqtt),
                mqtt.has("client_id") ? mqtt.text("client_id") : "ocellus-" + site + "-" + node,
                mqtt.optionalText("username"),
                secrets.read(mqtt, "password"),
                reading.optionalPath(mqtt, "ca"),
                reading.optionalPath(mqtt, "certificate"),
                reading.optionalPath(mqtt, "key"),
                mqtt.duration("keep_alive"),
                mqtt.duration("connect_timeout"),
                mqtt.whole("max_inflight"),
                mqtt.duration("backoff"),
                mqtt.duration("backoff_cap"),
                mqtt.whole("result_qos"),
                mqtt.whole("outbox_messages"));
    }

    private void checkTls(Fields mqtt) {
        if (mqtt.text("url").startsWith("mqtt:")) {
            for (String file : List.of("ca", "certificate", "key")) {
                if (mqtt.has(file)) {
                    reading.problems().add(mqtt.place(file), "is for TLS; write the url with mqtts:// to use it");
                }
            }
        }
        if (mqtt.has("certificate") && !mqtt.has("key") && !reading.problems().touch(mqtt.place("key"))) {
            reading.problems().add(mqtt.place("certificate"), "needs its private key; add key: PATH");
        }
        if (mqtt.has("key") && !mqtt.has("certificate") && !reading.problems().touch(mqtt.place("certificate"))) {
            reading.problems().add(mqtt.place("key"), "needs its certificate; add certificate: PATH");
        }
    }

    private void checkTimes(Fields mqtt) {
        Duration keepAlive = mqtt.duration("keep_alive");
        if (keepAlive.toMillis() % 1000 != 0 || keepAlive.compareTo(LONGEST_KEEP_ALIVE) > 0) {
            reading.problems()
                    .add(mqtt.place("keep_alive"), "must be whole seconds up to 65535s, is " + mqtt.text("keep_alive"));
        }
        Duration first = mqtt.duration("backoff");
        Duration cap = mqtt.duration("backoff_cap");
        if (cap.compareTo(first) < 0 && !reading.problems().touch(mqtt.place("backoff"))) {
            reading.problems()
                    .add(
                            mqtt.place("backoff_cap"),
                            "must be at least backoff, which is " + Durations.format(first) + ", is "
                                    + Durations.format(cap));
        }
    }
}
