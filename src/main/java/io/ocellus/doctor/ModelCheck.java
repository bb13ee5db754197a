package io.ocellus.doctor;

import io.ocellus.agent.GatewayModels;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Settings;
import io.ocellus.doctor.RuntimeCheck.Devices;
import io.ocellus.inference.DeviceNames;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelFolder;
import io.ocellus.signature.UntrustedException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Each classifier: is its model there and whole, and is there the device that it is to run on? */
final class ModelCheck {

    private ModelCheck() {}

    static void look(Settings settings, Devices devices, Consumer<Finding> told) {
        ModelFolder folder;
        try {
            folder = GatewayModels.of(settings.local(), InstantSource.system());
        } catch (UntrustedException e) {
            told.accept(Finding.bad(
                    "local.trust",
                    String.valueOf(e.getMessage()),
                    "name a PEM file with the public key, or with the root certificate, of who signs your models"));
            return;
        }
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
                    "put the whole bundle there again, signed where local.trust says so; ./ocellus models lists what is there");
        }
        List<String> here = List.copyOf(devices.devices().keySet());
        List<String> absent = DeviceNames.absent(spec.device(), here);
        if (!here.isEmpty() && !DeviceNames.usable(spec.device(), here)) {
            return Finding.bad(
                    subject,
                    model.id() + " is to run on " + spec.device() + ", but " + DeviceNames.refusal(spec.device(), here),
                    "name one of " + String.join(", ", here) + " as its device");
        }
        if (!here.isEmpty() && !absent.isEmpty()) {
            return Finding.doubtful(
                    subject,
                    model.id() + " is to run on " + spec.device() + ", and OpenVINO has no " + String.join(", ", absent)
                            + " here",
                    "take it out of the list where it is not to come, or see what this says of device "
                            + absent.getFirst());
        }
        return Finding.good(subject, model.id() + " is whole, for " + spec.device());
    }
}
