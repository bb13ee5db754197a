package io.ocellus.doctor;

import io.ocellus.agent.AgentVersion;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Settings;
import io.ocellus.doctor.RuntimeCheck.Devices;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelFolder;
import java.util.Arrays;
import java.util.function.Consumer;

/** Each classifier: is its model there and whole, and is there the device that it is to run on? */
final class ModelCheck {

    private ModelCheck() {}

    static void look(Settings settings, Devices devices, Consumer<Finding> told) {
        ModelFolder folder = new ModelFolder(settings.local().models(), AgentVersion.get());
        settings.spec()
                .classifiers()
                .forEach((name, spec) -> told.accept(judge("classifier " + name, spec, folder, devices)));
    }

    private static Finding judge(String subject, ClassifierSpec spec, ModelFolder folder, Devices devices) {
        ModelDescription model;
        try {
            model = folder.find(spec.model(), spec.version());
        } catch (ModelException e) {
            return Finding.bad(
                    subject,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "put the whole bundle there again; ./ocellus models lists what is there");
        }
        String absent = absent(spec.device(), devices);
        if (!absent.isEmpty() && !devices.devices().isEmpty()) {
            return Finding.bad(
                    subject,
                    model.id() + " is to run on " + spec.device() + ", and OpenVINO has no " + absent + " here",
                    "name one of " + String.join(", ", devices.devices().keySet()) + " as its device");
        }
        return Finding.good(subject, model.id() + " is whole, for " + spec.device());
    }

    /** The first device of a list as {@code AUTO:NPU,CPU} that is not there; empty where all are. */
    private static String absent(String wanted, Devices devices) {
        String list = wanted.substring(wanted.indexOf(':') + 1);
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(device -> !device.equals("AUTO") && !devices.has(device))
                .findFirst()
                .orElse("");
    }
}
