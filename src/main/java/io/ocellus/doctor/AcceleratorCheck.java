package io.ocellus.doctor;

import io.ocellus.doctor.RuntimeCheck.Devices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Intel's GPUs and NPUs that the PCI bus shows and OpenVINO does not: the first link that is missing on the way from one to
 * the other.
 */
final class AcceleratorCheck {

    private static final String INTEL = "0x8086";

    /**
     * How a kind of device comes to OpenVINO.
     *
     * @param device OpenVINO's name
     * @param pciClass how the class in {@code /sys/bus/pci} begins
     * @param driver of the kernel
     * @param folder of its nodes
     * @param nodes a glob for them
     * @param libraries that its plugin loads
     */
    private record Kind(
            String device, String pciClass, String driver, String folder, String nodes, List<Library> libraries) {

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
                    "renderD*",
                    List.of(
                            new Library("", "libOpenCL.so.1", "the package ocl-icd-libopencl1"),
                            new Library("intel-opencl", "libigdrcl.so", "the package intel-opencl-icd"))),
            new Kind(
                    "NPU",
                    "0x12",
                    "intel_vpu",
                    "dev/accel",
                    "accel*",
                    List.of(
                            new Library(
                                    "",
                                    "libze_loader.so.1",
                                    "Intel's level-zero loader (package libze1 or level-zero)"),
                            new Library("", "libze_intel_*pu.so*", "Intel's NPU driver (linux-npu-driver)"))));

    private AcceleratorCheck() {}

    static void look(Machine machine, Devices openVino, Consumer<Finding> told) {
        for (Kind kind : KINDS) {
            Path device = onTheBus(machine, kind);
            if (device != null && !openVino.has(kind.device())) {
                told.accept(missing(machine, kind, device, openVino.folder()));
            }
        }
    }

    private static @Nullable Path onTheBus(Machine machine, Kind kind) {
        return machine.list("sys/bus/pci/devices", "*").stream()
                .filter(device -> machine.text(device.resolve("vendor")).equals(INTEL)
                        && machine.text(device.resolve("class")).startsWith(kind.pciClass()))
                .findFirst()
                .orElse(null);
    }

    private static Finding missing(Machine machine, Kind kind, Path device, @Nullable Path runtime) {
        String subject = "device " + kind.device();
        String here = "this machine has an Intel " + kind.device() + " (PCI " + device.getFileName()
                + ") that OpenVINO does not see: ";
        if (!Files.exists(device.resolve("driver"))) {
            return Finding.doubtful(
                    subject,
                    here + "no kernel driver holds it",
                    "use a kernel with the driver " + kind.driver() + " and its firmware");
        }
        List<Path> nodes = machine.list(kind.folder(), kind.nodes());
        if (nodes.isEmpty()) {
            return Finding.doubtful(
                    subject,
                    here + "there is no /" + kind.folder() + "/" + kind.nodes(),
                    "look into 'dmesg' for what " + kind.driver() + " says; in a container, hand /" + kind.folder()
                            + " in");
        }
        if (nodes.stream().noneMatch(node -> Files.isReadable(node) && Files.isWritable(node))) {
            return Finding.doubtful(
                    subject, here + "this user may not use " + nodes.getFirst(), NodeCheck.joinGroup(nodes.getFirst()));
        }
        for (Library library : kind.libraries()) {
            if (!machine.hasLibrary(library.folder(), library.glob())) {
                return Finding.doubtful(
                        subject, here + library.glob() + " is not installed", "install " + library.origin());
            }
        }
        if (runtime != null && !Files.exists(runtime.resolve(kind.plugin()))) {
            return Finding.doubtful(
                    subject,
                    here + "its runtime in " + runtime + " has no " + kind.plugin(),
                    "take an OpenVINO runtime that has it, from Intel's archive or packages, and name it in local.openvino");
        }
        return Finding.doubtful(
                subject,
                here + "driver, node, libraries and plugin are there",
                "look at its driver's version: OpenVINO's release notes name the oldest that they support");
    }
}
