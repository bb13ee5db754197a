package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.openvino.Core;
import io.ocellus.openvino.OpenVino;
import io.ocellus.openvino.OpenVinoException;
import io.ocellus.openvino.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ocellus devices}: what OpenVINO can run models on here. */
@Command(name = "devices", description = "Lists what OpenVINO can run models on here.", mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--openvino", paramLabel = "DIR", description = "The folder with OpenVINO's libraries.")
    private @Nullable Path openvino;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    private record Device(String name, String fullName, String capabilities) {}

    @Override
    public Integer call() {
        OpenVino runtime = OpenVino.load(openvino);
        List<Device> devices = new ArrayList<>();
        try (Core core = new Core(runtime)) {
            for (String name : core.getAvailableDevices()) {
                devices.add(new Device(
                        name,
                        property(core, name, Property.FULL_DEVICE_NAME),
                        property(core, name, Property.OPTIMIZATION_CAPABILITIES)));
            }
        }
        print(runtime, devices);
        return 0;
    }

    private static String property(Core core, String device, String key) {
        try {
            return core.getProperty(device, key).strip();
        } catch (OpenVinoException e) {
            return "";
        }
    }

    private void print(OpenVino runtime, List<Device> devices) {
        var out = spec.commandLine().getOut();
        if (json) {
            ObjectNode answer = Json.object();
            answer.put("openvino", runtime.version().toString());
            answer.put("library", runtime.library().toString());
            var list = answer.putArray("devices");
            devices.forEach(device -> list.addObject()
                    .put("name", device.name())
                    .put("full_name", device.fullName())
                    .put("capabilities", device.capabilities()));
            out.println(Json.document(answer));
        } else {
            out.println("OpenVINO " + runtime.version() + " in " + runtime.library());
            devices.forEach(
                    device -> out.printf("%-8s %s (%s)%n", device.name(), device.fullName(), device.capabilities()));
        }
    }
}
