package io.ocellus.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ocellus.inference.Engine;
import io.ocellus.inference.EngineExtension;
import io.ocellus.openvino.OpenVino;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EngineExtension.class)
class DeviceInventoryTest {

    private final OpenVino runtime;
    private final Engine engine;

    @TempDir
    private Path root;

    DeviceInventoryTest(OpenVino runtime, Engine engine) {
        this.runtime = runtime;
        this.engine = engine;
    }

    @Test
    void shouldAskTheCpuWhatItCan() {
        // when
        DeviceInventory here = DeviceInventory.of(runtime, engine.core());

        // then
        Device cpu = here.find("CPU").orElseThrow();
        assertThat(cpu.fullName()).isNotBlank();
        assertThat(cpu.capabilities()).contains("FP32", "INT8");
        assertThat(cpu.requests()).isPositive();
        assertThat(cpu.requirements()).contains("ov=20");
        assertThat(cpu.trouble()).isEmpty();
        assertThat(here.openVino()).startsWith("20");
    }

    @Test
    void shouldSayThatThereIsOnlyTheCpu() {
        // given
        assumeTrue(engine.core().getAvailableDevices().equals(List.of("CPU")), "more than a CPU is here");

        // when
        DeviceInventory here = DeviceInventory.of(runtime, engine.core(), new Machine(root));

        // then
        assertThat(here.onlyCpu())
                .isEqualTo("no GPU and no NPU: OpenVINO lists none, and the system shows none of Intel's");
    }

    @Test
    void shouldSayWhatTheSystemShowsBesides() throws IOException {
        // given
        assumeTrue(engine.core().getAvailableDevices().equals(List.of("CPU")), "more than a CPU is here");
        String npu = "sys/bus/pci/devices/0000:00:0b.0/";
        Machine machine = new TestMachine(root)
                .file(npu + "vendor", "0x8086")
                .file(npu + "class", "0x120000")
                .machine();

        // when
        DeviceInventory here = DeviceInventory.of(runtime, engine.core(), machine);

        // then
        assertThat(here.onlyCpu()).endsWith("the system shows NPU");
        assertThat(here.missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.fact()).contains("no kernel driver holds it"));
    }

    @Test
    void shouldSayWhyAListedDeviceCompilesNothing() {
        // given: what the C API answers for a device that is no more there
        DeviceReader reader = new DeviceReader(engine.core());

        // when
        Device gone = reader.read("TPU");

        // then
        assertThat(gone.trouble()).contains("TPU").contains("not registered");
        assertThat(gone.requests()).isZero();
    }
}
