package io.ocellus.doctor;

import io.ocellus.openvino.Core;
import io.ocellus.openvino.OpenVino;
import io.ocellus.openvino.OpenVinoException;
import io.ocellus.openvino.Property;
import io.ocellus.openvino.RuntimeUnavailableException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** OpenVINO: is it there, new enough, and what does it run on? */
final class RuntimeCheck {

    private static final String SUBJECT = "openvino";

    private RuntimeCheck() {}

    /**
     * What OpenVINO can run on.
     *
     * @param folder of its libraries
     * @param devices each with its full name; empty where there is no runtime
     */
    record Devices(@Nullable Path folder, Map<String, String> devices) {

        static final Devices NONE = new Devices(null, Map.of());

        /** Whether one of this kind is there: {@code GPU} also by {@code GPU.0}. */
        boolean has(String kind) {
            return devices.keySet().stream().anyMatch(name -> name.equals(kind) || name.startsWith(kind + "."));
        }
    }

    static Devices look(@Nullable Path configured, Consumer<Finding> told) {
        OpenVino runtime;
        try {
            runtime = OpenVino.load(configured);
        } catch (RuntimeUnavailableException e) {
            String[] sentence = String.valueOf(e.getMessage()).split("; ", 2);
            told.accept(Finding.bad(SUBJECT, sentence[0], sentence.length > 1 ? sentence[1] : "run 'make setup'"));
            return Devices.NONE;
        }
        told.accept(Finding.good(SUBJECT, "OpenVINO " + runtime.version() + " in " + runtime.library()));
        Map<String, String> devices = new LinkedHashMap<>();
        try (Core core = new Core(runtime)) {
            core.getAvailableDevices().forEach(name -> devices.put(name, fullName(core, name)));
        }
        devices.forEach((name, fullName) -> told.accept(Finding.good("device " + name, fullName)));
        return new Devices(runtime.library().getParent(), devices);
    }

    private static String fullName(Core core, String device) {
        try {
            return core.getProperty(device, Property.FULL_DEVICE_NAME).strip();
        } catch (OpenVinoException e) {
            return "";
        }
    }
}
