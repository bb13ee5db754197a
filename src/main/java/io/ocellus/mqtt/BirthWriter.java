package io.ocellus.mqtt;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ocellus.report.Birth;
import java.io.IOException;
import java.util.Map;

/** Writes the inventory. */
final class BirthWriter {

    private BirthWriter() {}

    static void write(JsonGenerator out, Birth birth) throws IOException {
        writeStrings(out, "versions", birth.versions());
        out.writeStringField("cpu", birth.cpu());
        writeStrings(out, "devices", birth.devices());
        out.writeArrayFieldStart("cameras");
        for (Birth.Camera camera : birth.cameras()) {
            writeCamera(out, camera);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("models");
        for (Birth.Model model : birth.models()) {
            writeModel(out, model);
        }
        out.writeEndArray();
        if (!birth.previous().session().isEmpty()) {
            writePrevious(out, birth.previous());
        }
    }

    private static void writeCamera(JsonGenerator out, Birth.Camera camera) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", camera.id());
        out.writeStringField("url", camera.url());
        out.writeArrayFieldStart("views");
        for (Birth.View view : camera.views()) {
            out.writeStartObject();
            out.writeStringField("id", view.id());
            out.writeStringField("classifier", view.classifier());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeModel(JsonGenerator out, Birth.Model model) throws IOException {
        out.writeStartObject();
        out.writeStringField("classifier", model.classifier());
        out.writeStringField("name", model.name());
        out.writeStringField("digest", model.digest());
        out.writeStringField("device", model.device());
        out.writeStringField("executed_on", model.executedOn());
        out.writeStringField("runtime_requirements", model.runtimeRequirements());
        out.writeNumberField("width", model.size().width());
        out.writeNumberField("height", model.size().height());
        Birth.Choice choice = model.choice();
        if (choice != null) {
            writeChoice(out, choice);
        }
        out.writeEndObject();
    }

    private static void writeChoice(JsonGenerator out, Birth.Choice choice) throws IOException {
        out.writeObjectFieldStart("choice");
        out.writeStringField("reason", choice.reason());
        out.writeArrayFieldStart("passed_over");
        for (Birth.PassedOver passed : choice.passedOver()) {
            out.writeStartObject();
            out.writeStringField("candidate", passed.candidate());
            out.writeStringField("why", passed.why());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writePrevious(JsonGenerator out, Birth.Previous previous) throws IOException {
        out.writeObjectFieldStart("previous");
        out.writeStringField("session", previous.session());
        out.writeObjectFieldStart("last_seq");
        for (Map.Entry<String, Long> last : previous.lastSeq().entrySet()) {
            out.writeNumberField(last.getKey(), last.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void writeStrings(JsonGenerator out, String name, Map<String, String> values) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            out.writeStringField(value.getKey(), value.getValue());
        }
        out.writeEndObject();
    }
}
