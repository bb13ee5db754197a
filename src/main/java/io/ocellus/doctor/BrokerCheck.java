package io.ocellus.doctor;

import io.ocellus.config.Local;
import io.ocellus.config.MqttSettings;
import io.ocellus.mqtt.BrokerProbe;
import io.ocellus.mqtt.Topics;
import java.util.function.Consumer;

/** The broker, step by step up to what this gateway may tell there. */
final class BrokerCheck {

    private BrokerCheck() {}

    static void look(Local local, Consumer<Finding> told) throws InterruptedException {
        MqttSettings mqtt = local.mqtt();
        if (mqtt == null) {
            told.accept(Finding.doubtful(
                    "broker", "none is configured, so nothing is published", "name it in local.mqtt.url"));
            return;
        }
        new BrokerProbe(mqtt, new Topics(local.site(), local.node()))
                .walk(step -> told.accept(
                        step.problem().isEmpty()
                                ? Finding.good("broker " + step.name(), step.fact())
                                : Finding.bad("broker " + step.name(), step.problem(), step.remedy())));
    }
}
