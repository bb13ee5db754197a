package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Makes a {@link ClassifierSpec}. Fields that say something only about a choice are refused where there is none. */
final class ClassifierReader {

    private static final String CPU = "CPU";

    private final Reading reading;

    ClassifierReader(Reading reading) {
        this.reading = reading;
    }

    ClassifierSpec read(Place place, JsonNode node) {
        Fields classifier = reading.fields(place, node, "classifier");
        boolean auto = classifier.text("model").equals(ClassifierSpec.AUTO);
        List<String> devices = devices(classifier);
        String device = devices.isEmpty() ? auto ? ClassifierSpec.AUTO : CPU : String.join(",", devices);
        boolean chosen = auto
                || devices.size() > 1
                || device.equals(ClassifierSpec.AUTO)
                || classifier.get("device").isArray();
        checkFit(classifier, auto, chosen, device);
        return new ClassifierSpec(
                classifier.text("model"),
                classifier.has("version") ? Integer.valueOf(classifier.whole("version")) : null,
                device,
                classifier.whole("requests"),
                classifier.whole("topk"),
                chosen ? selection(classifier, device.equals(ClassifierSpec.AUTO) ? List.of() : devices) : null);
    }

    private static List<String> devices(Fields classifier) {
        JsonNode written = classifier.get("device");
        List<String> devices = new ArrayList<>();
        if (written.isTextual()) {
            devices.add(written.textValue());
        }
        written.forEach(device -> devices.add(device.asText()));
        return devices;
    }

    private Selection selection(Fields classifier, List<String> devices) {
        Fields target = reading.fields(classifier.place("target"), classifier.get("target"), "target");
        return new Selection(
                classifier.text("task"),
                target.number("fps"),
                target.duration("max_age"),
                target.number("min_accuracy"),
                devices);
    }

    private void checkFit(Fields classifier, boolean auto, boolean chosen, String device) {
        if (auto && !classifier.has("task") && !reading.problems().touch(classifier.place("task"))) {
            tell(classifier, "task", "is missing; model: auto chooses among the bundles of a task, such as imagenet");
        }
        if (auto && classifier.has("version")) {
            tell(classifier, "version", "is for a named model; model: auto takes the highest of each");
        }
        if (auto && device.contains(":")) {
            tell(classifier, "device", "is for a named model; model: auto takes auto, one device or a list of devices");
        }
        if (!auto && classifier.has("task")) {
            tell(classifier, "task", "is only for model: auto");
        }
        if (!chosen && classifier.has("target")) {
            tell(
                    classifier,
                    "target",
                    "is only where the agent chooses: with model: auto, device: auto or a list of devices");
        }
    }

    private void tell(Fields classifier, String field, String sentence) {
        reading.problems().add(classifier.place(field), sentence);
    }
}
