package io.ocellus.device;

import io.ocellus.device.MissingAccelerators.Missing;
import io.ocellus.openvino.Core;
import io.ocellus.openvino.OpenVino;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this gateway has to run models on.
 *
 * @param openVino the runtime's version
 * @param library its file
 * @param host the CPU and memory that this process may use
 * @param devices those that OpenVINO lists, in its order
 * @param missing Intel's that the system shows and OpenVINO doesn't
 */
public record DeviceInventory(String openVino, Path library, Host host, List<Device> devices, List<Missing> missing) {

    public DeviceInventory {
        devices = List.copyOf(devices);
        missing = List.copyOf(missing);
    }

    /** Asks OpenVINO and the system; it takes some tenths of a second, and seconds where a GPU or NPU wakes up. */
    public static DeviceInventory of(OpenVino runtime, Core core) {
        return of(runtime, core, Machine.ofSystem());
    }

    static DeviceInventory of(OpenVino runtime, Core core, Machine machine) {
        DeviceReader reader = new DeviceReader(core);
        List<String> names = core.getAvailableDevices();
        return new DeviceInventory(
                runtime.version().toString(),
                runtime.library(),
                Host.of(machine, Runtime.getRuntime().availableProcessors()),
                names.stream().map(reader::read).toList(),
                MissingAccelerators.of(machine, names, runtime.library().getParent()));
    }

    /** OpenVINO's names, in its order. */
    public List<String> names() {
        return devices.stream().map(Device::name).toList();
    }

    /** One of them by its name. */
    public Optional<Device> find(String name) {
        return devices.stream().filter(device -> device.name().equals(name)).findFirst();
    }

    /** In a sentence what there is besides the CPU where that is nothing; empty where there is something. */
    public String onlyCpu() {
        if (!names().equals(List.of("CPU"))) {
            return "";
        }
        List<String> hidden = new ArrayList<>();
        missing.forEach(accelerator -> hidden.add(accelerator.kind()));
        return hidden.isEmpty()
                ? "no GPU and no NPU: OpenVINO lists none, and the system shows none of Intel's"
                : "no GPU and no NPU that works: OpenVINO lists none, the system shows " + String.join(" and ", hidden);
    }
}
