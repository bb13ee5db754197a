package io.ocellus.doctor;

import io.ocellus.agent.AgentVersion;
import io.ocellus.config.Settings;
import io.ocellus.device.Machine;
import io.ocellus.doctor.RuntimeCheck.Devices;
import io.ocellus.frame.NativeProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the machine and, where there is a configuration, at everything that it names. It binds no port and takes another
 * client id than the agent, so it may run beside one. For one thread.
 */
public final class Doctor {

    private final Consumer<Finding> told;

    /** @param told takes each finding as soon as it is made */
    public Doctor(Consumer<Finding> told) {
        this.told = told;
    }

    /** Without a configuration there is only the machine to look at. */
    public void examine() {
        machine(null);
    }

    /**
     * The machine, and all that is configured.
     *
     * @param state the folder that the agent writes to
     */
    public void examine(Settings settings, Path state) throws InterruptedException {
        Devices devices = machine(settings.local().openvino());
        ModelCheck.look(settings, devices, told);
        StorageCheck.look(state, told);
        SecretsCheck.look(settings.local(), told);
        BrokerCheck.look(settings.local(), told);
        CameraCheck.look(settings, told);
    }

    /** OpenVINO comes before OpenCV: both bring TBB, and the first one serves both. */
    private Devices machine(@Nullable Path openvino) {
        Machine machine = Machine.ofSystem();
        Devices devices = RuntimeCheck.look(openvino, told);
        AcceleratorCheck.look(machine, devices, told);
        OpenCvCheck.look(told);
        CpuCheck.look(machine, told);
        NodeCheck.look(machine, told);
        ClockCheck.look(Instant.now(), AgentVersion.built(), NativeProcess.clockSynchronized(), told);
        return devices;
    }
}
