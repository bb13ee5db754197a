package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.device.Device;
import io.ocellus.device.DeviceInventory;
import io.ocellus.device.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What this gateway has to run models on. */
record DevicesAnswer(DeviceInventory here) {

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("OpenVINO " + here.openVino() + " in " + here.library());
        Host host = here.host();
        lines.add(line(
                "machine",
                "%s, %s, %d cores, %s"
                        .formatted(host.cpu(), host.level(), host.cores(), gibibytes(host.memoryBytes()))));
        lines.add(line("limits", host.limits().toString()));
        here.devices().forEach(device -> lines.add(line(device.name(), words(device))));
        if (!here.onlyCpu().isEmpty()) {
            lines.add(line("-", here.onlyCpu()));
        }
        here.missing()
                .forEach(missing -> lines.add(line("! " + missing.kind(), missing.fact() + "; " + missing.remedy())));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(String name, String words) {
        return String.format(Locale.ROOT, "%-9s %s", name, words);
    }

    private static String words(Device device) {
        StringBuilder words = new StringBuilder(device.fullName())
                .append(" (")
                .append(String.join(" ", device.capabilities()))
                .append(')');
        device.memoryBytes().ifPresent(bytes -> words.append(", ").append(gibibytes(bytes)));
        if (!device.driver().isEmpty()) {
            words.append(", driver ").append(device.driver());
        }
        return device.trouble().isEmpty()
                ? words.append(", ")
                        .append(device.requests())
                        .append(" inferences at once")
                        .toString()
                : words.append(", compiles nothing: ").append(device.trouble()).toString();
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
    }

    JsonNode json() {
        ObjectNode answer = Json.object();
        answer.put("openvino", here.openVino()).put("library", here.library().toString());
        Host host = here.host();
        ObjectNode machine = answer.putObject("machine")
                .put("cpu", host.cpu())
                .put("level", host.level())
                .put("cores", host.cores())
                .put("memory_bytes", host.memoryBytes());
        ObjectNode limits =
                machine.putObject("limits").put("cpuset", host.limits().cpuset());
        host.limits().cpus().ifPresent(cpus -> limits.put("cpus", cpus));
        host.limits().memoryBytes().ifPresent(bytes -> limits.put("memory_bytes", bytes));
        var devices = answer.putArray("devices");
        here.devices().forEach(device -> put(devices.addObject(), device));
        var missing = answer.putArray("missing");
        here.missing()
                .forEach(one -> missing.addObject()
                        .put("kind", one.kind())
                        .put("fact", one.fact())
                        .put("remedy", one.remedy()));
        return answer;
    }

    private static void put(ObjectNode node, Device device) {
        node.put("name", device.name()).put("full_name", device.fullName()).put("type", device.type());
        node.put("driver", device.driver());
        var capabilities = node.putArray("capabilities");
        device.capabilities().forEach(capabilities::add);
        device.memoryBytes().ifPresent(bytes -> node.put("memory_bytes", bytes));
        node.put("requests", device.requests()).put("requirements", device.requirements());
        if (!device.trouble().isEmpty()) {
            node.put("trouble", device.trouble());
        }
    }
}
