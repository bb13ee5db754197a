package io.ocellus.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Intel's GPUs and NPUs that the PCI bus shows and OpenVINO does not: the first link that is missing on the way from one to
 * the other.
 */
public final class MissingAccelerators {

    private static final String INTEL = "0x8086";

    /**
     * How a kind of device comes to OpenVINO.
     *
     * @param device OpenVINO's name
     * @param pciClass how the class in {@code /sys/bus/pci} begins
     * @param driver of the kernel
     * @param folder of its nodes
     * @param subsystem where sysfs lists the nodes of a device on the bus
     * @param nodes a glob for them
     * @param libraries that its plugin loads
     */
    private record Kind(
            String device,
            String pciClass,
            String driver,
            String folder,
            String subsystem,
            String nodes,
            List<Library> libraries) {

        String plugin() {
            return "libopenvino_intel_" + device.toLowerCase(Locale.ROOT) + "_plugin.so";
        }
    }

    /** A library in the system's library folders, or in a folder of these, with where it comes from. */
    private record Library(String folder, String glob, String origin) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "GPU",
                    "0x03",
                    "i915 or xe",
                    "dev/dri",
                    "drm",
                    "renderD*",
                    List.of(
                            new Library("", "libOpenCL.so.1", "the package ocl-icd-libopencl1"),
                            new Library("intel-opencl", "libigdrcl.so", "the package intel-opencl-icd"))),
            new Kind(
                    "NPU",
                    "0x12",
                    "intel_vpu",
                    "dev/accel",
                    "accel",
                    "accel*",
                    List.of(
                            new Library(
                                    "",
                                    "libze_loader.so.1",
                                    "Intel's level-zero loader (package libze1 or level-zero)"),
                            new Library("", "libze_intel_*pu.so*", "Intel's NPU driver (linux-npu-driver)"))));

    /**
     * One that is missing.
     *
     * @param kind {@code GPU} or {@code NPU}
     * @param fact what is there and what is not
     * @param remedy how to mend it
     */
    public record Missing(String kind, String fact, String remedy) {}

    private MissingAccelerators() {}

    /**
     * Looks for them.
     *
     * @param listed OpenVINO's devices by name
     * @param runtime the folder of its libraries, or null where there is none
     */
    public static List<Missing> of(Machine machine, List<String> listed, @Nullable Path runtime) {
        List<Missing> missing = new ArrayList<>();
        for (Kind kind : KINDS) {
            Path device = onTheBus(machine, kind);
            boolean seen = listed.stream()
                    .anyMatch(name -> name.equals(kind.device()) || name.startsWith(kind.device() + "."));
            if (device != null && !seen) {
                missing.add(firstGap(machine, kind, device, runtime));
            }
        }
        return missing;
    }

    private static @Nullable Path onTheBus(Machine machine, Kind kind) {
        return machine.list("sys/bus/pci/devices", "*").stream()
                .filter(device -> machine.text(device.resolve("vendor")).equals(INTEL)
                        && machine.text(device.resolve("class")).startsWith(kind.pciClass()))
                .findFirst()
                .orElse(null);
    }

    private static Missing firstGap(Machine machine, Kind kind, Path device, @Nullable Path runtime) {
        String here = "this machine has an Intel " + kind.device() + " (PCI " + device.getFileName()
                + ") that OpenVINO does not see: ";
        if (!Files.exists(device.resolve("driver"))) {
            return new Missing(
                    kind.device(),
                    here + "no kernel driver holds it",
                    "use a kernel with the driver " + kind.driver() + " and its firmware");
        }
        List<Path> nodes = nodes(machine, kind, device);
        if (nodes.isEmpty()) {
            return new Missing(
                    kind.device(),
                    here + "there is no /" + kind.folder() + "/" + kind.nodes(),
                    "look into 'dmesg' for what " + kind.driver() + " says; in a container, hand /" + kind.folder()
                            + " in");
        }
        if (nodes.stream().noneMatch(DeviceNode::mayUse)) {
            return new Missing(
                    kind.device(),
                    here + "this user may not use " + nodes.getFirst(),
                    DeviceNode.joinGroup(nodes.getFirst()));
        }
        for (Library library : kind.libraries()) {
            if (!machine.hasLibrary(library.folder(), library.glob())) {
                return new Missing(
                        kind.device(), here + library.glob() + " is not installed", "install " + library.origin());
            }
        }
        if (runtime != null && !Files.exists(runtime.resolve(kind.plugin()))) {
            return new Missing(
                    kind.device(),
                    here + "its runtime in " + runtime + " has no " + kind.plugin(),
                    "take an OpenVINO runtime that has it, from Intel's archive or packages, and name it in local.openvino");
        }
        return new Missing(
                kind.device(),
                here + "driver, node, libraries and plugin are there",
                "look at its driver's version: OpenVINO's release notes name the oldest that they support");
    }

    /** The nodes of this very device where sysfs says which they are: another maker's GPU may have one, too. */
    private static List<Path> nodes(Machine machine, Kind kind, Path device) {
        List<Path> all = machine.list(kind.folder(), kind.nodes());
        Path own = device.resolve(kind.subsystem());
        return Files.isDirectory(own)
                ? all.stream()
                        .filter(node -> Files.exists(own.resolve(String.valueOf(node.getFileName()))))
                        .toList()
                : all;
    }
}
