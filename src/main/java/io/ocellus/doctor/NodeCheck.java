package io.ocellus.doctor;

import io.ocellus.device.DeviceNode;
import io.ocellus.device.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** May this user use the cameras and accelerators that the system shows? */
final class NodeCheck {

    private static final String SUBJECT = "device nodes";
    private static final Map<String, String> NODES =
            new TreeMap<>(Map.of("dev", "video*", "dev/dri", "renderD*", "dev/accel", "accel*"));

    private NodeCheck() {}

    static void look(Machine machine, Consumer<Finding> told) {
        List<Path> nodes = NODES.entrySet().stream()
                .flatMap(node -> machine.list(node.getKey(), node.getValue()).stream())
                .toList();
        List<Path> closed =
                nodes.stream().filter(node -> !DeviceNode.mayUse(node)).toList();
        closed.forEach(node -> told.accept(Finding.doubtful(
                SUBJECT, System.getProperty("user.name") + " may not use " + node, DeviceNode.joinGroup(node))));
        if (closed.isEmpty()) {
            String names = nodes.stream().map(Path::toString).collect(Collectors.joining(", "));
            told.accept(Finding.good(
                    SUBJECT,
                    nodes.isEmpty() ? "no V4L2 camera, GPU or NPU is there" : names + " may be used by this user"));
        }
    }
}
