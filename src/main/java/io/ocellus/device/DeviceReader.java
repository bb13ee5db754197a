package io.ocellus.device;

import io.ocellus.openvino.CompiledModel;
import io.ocellus.openvino.Core;
import io.ocellus.openvino.Model;
import io.ocellus.openvino.OpenVinoException;
import io.ocellus.openvino.Property;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Asks OpenVINO about a device, and lets it compile a network of one ReLU: what is listed need not work. */
final class DeviceReader {

    private static final byte[] RELU = """
            <net name="probe" version="11"><layers>
            <layer id="0" name="x" type="Parameter" version="opset1"><data shape="1,4" element_type="f32"/>\
            <output><port id="0" precision="FP32"><dim>1</dim><dim>4</dim></port></output></layer>
            <layer id="1" name="y" type="ReLU" version="opset1">\
            <input><port id="0" precision="FP32"><dim>1</dim><dim>4</dim></port></input>\
            <output><port id="1" precision="FP32" names="y"><dim>1</dim><dim>4</dim></port></output></layer>
            <layer id="2" name="r" type="Result" version="opset1">\
            <input><port id="0" precision="FP32"><dim>1</dim><dim>4</dim></port></input></layer>
            </layers><edges>
            <edge from-layer="0" from-port="0" to-layer="1" to-port="0"/>
            <edge from-layer="1" from-port="1" to-layer="2" to-port="0"/>
            </edges></net>
            """.getBytes(StandardCharsets.UTF_8);

    private final Core core;

    DeviceReader(Core core) {
        this.core = core;
    }

    Device read(String name) {
        String memory = first(name, Property.GPU_DEVICE_TOTAL_MEM_SIZE, Property.NPU_DEVICE_TOTAL_MEM_SIZE);
        int requests = 0;
        String requirements = "";
        String trouble = "";
        try (Model relu = core.readModel(RELU);
                CompiledModel compiled =
                        core.compileModel(relu, name, Map.of(Property.PERFORMANCE_HINT, "THROUGHPUT"))) {
            requests = compiled.getOptimalNumberOfInferRequests();
            requirements = requirements(compiled);
        } catch (OpenVinoException e) {
            trouble = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        return new Device(
                name,
                first(name, Property.FULL_DEVICE_NAME),
                first(name, Property.DEVICE_TYPE).toLowerCase(Locale.ROOT),
                first(name, Property.GPU_DRIVER_VERSION, Property.NPU_DRIVER_VERSION),
                words(first(name, Property.OPTIMIZATION_CAPABILITIES)),
                memory.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(memory)) : OptionalLong.empty(),
                requests,
                requirements,
                trouble);
    }

    private static String requirements(CompiledModel compiled) {
        try {
            return compiled.getProperty(Property.RUNTIME_REQUIREMENTS);
        } catch (OpenVinoException e) {
            return ""; // not every device has them
        }
    }

    /** The first of these properties that the device has; empty for none. */
    private String first(String device, String... keys) {
        return Stream.of(keys)
                .map(key -> property(device, key))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String property(String device, String key) {
        try {
            return core.getProperty(device, key).strip();
        } catch (OpenVinoException e) {
            return "";
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
