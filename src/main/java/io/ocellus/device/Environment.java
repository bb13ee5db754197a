package io.ocellus.device;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * On what the figures of a candidate depend besides itself: they hold as long as nothing of it changes.
 *
 * @param openVino its version
 * @param driver the device's, or those of all devices where the name stands for several
 * @param requirements what its compiled models require; likewise
 * @param cpu the CPU's name: the host feeds every device
 * @param level the CPU's instruction set
 * @param cores that this process has
 * @param limits what a container leaves of them, and which they are
 */
record Environment(
        String openVino, String driver, String requirements, String cpu, String level, int cores, String limits) {

    static Environment of(DeviceInventory here, String device) {
        List<Device> meant = here.find(device).map(List::of).orElse(here.devices());
        Host host = here.host();
        return new Environment(
                here.openVino(),
                meant.stream().map(Device::driver).collect(Collectors.joining(";")),
                meant.stream().map(Device::requirements).collect(Collectors.joining("|")),
                host.cpu(),
                host.level(),
                host.cores(),
                host.limits().toString());
    }

    /** What is not as it was, in words; empty where all is. */
    String changesSince(Environment before) {
        List<String> changes = new ArrayList<>();
        change(changes, "OpenVINO", before.openVino, openVino);
        change(changes, "the driver", before.driver, driver);
        change(changes, "what it requires", before.requirements, requirements);
        change(changes, "the CPU", before.cpu, cpu);
        change(changes, "its level", before.level, level);
        change(changes, "the number of cores", String.valueOf(before.cores), String.valueOf(cores));
        change(changes, "the limit", before.limits, limits);
        return String.join("; ", changes);
    }

    private static void change(List<String> changes, String what, String before, String now) {
        if (!before.equals(now)) {
            changes.add(what + " was '" + before + "', is '" + now + "'");
        }
    }
}
