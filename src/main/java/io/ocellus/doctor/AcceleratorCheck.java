package io.ocellus.doctor;

import io.ocellus.device.Machine;
import io.ocellus.device.MissingAccelerators;
import io.ocellus.doctor.RuntimeCheck.Devices;
import java.util.List;
import java.util.function.Consumer;

/** Intel's GPUs and NPUs that the system shows and OpenVINO does not. */
final class AcceleratorCheck {

    private AcceleratorCheck() {}

    static void look(Machine machine, Devices openVino, Consumer<Finding> told) {
        MissingAccelerators.of(machine, List.copyOf(openVino.devices().keySet()), openVino.folder())
                .forEach(missing ->
                        told.accept(Finding.doubtful("device " + missing.kind(), missing.fact(), missing.remedy())));
    }
}
