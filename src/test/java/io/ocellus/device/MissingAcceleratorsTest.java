package io.ocellus.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.device.MissingAccelerators.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with an Intel GPU and an NPU on its PCI bus, and ever more of what OpenVINO needs for them. */
class MissingAcceleratorsTest {

    private static final String GPU = "sys/bus/pci/devices/0000:00:02.0";
    private static final String NPU = "sys/bus/pci/devices/0000:00:0b.0";

    @TempDir
    private Path root;

    private Path runtime;

    @BeforeEach
    void machine() throws IOException {
        pci(GPU, "0x8086", "0x030000");
        pci("sys/bus/pci/devices/0000:01:00.0", "0x10de", "0x030000");
        runtime = Files.createDirectories(root.resolve("opt/openvino"));
    }

    private void pci(String device, String vendor, String type) throws IOException {
        file(device + "/vendor", vendor);
        file(device + "/class", type);
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private List<Missing> look(String... devices) {
        List<String> listed = new ArrayList<>(List.of(devices));
        listed.add("CPU");
        return MissingAccelerators.of(new Machine(root), listed, runtime);
    }

    @Test
    void shouldHaveNothingToSayOfWhatOpenVinoSees() {
        // when
        List<Missing> findings = look("GPU.0");

        // then
        assertThat(findings).isEmpty();
    }

    @Test
    void shouldFollowTheGpuFromTheBusToOpenVino() throws IOException {
        // given
        List<String> facts = new ArrayList<>();
        List<String> next = List.of(
                GPU + "/driver/x",
                "dev/dri/renderD128",
                "usr/lib/x86_64-linux-gnu/libOpenCL.so.1",
                "usr/lib/x86_64-linux-gnu/intel-opencl/libigdrcl.so",
                "opt/openvino/libopenvino_intel_gpu_plugin.so");

        // when
        for (String part : next) {
            facts.add(look().getFirst().fact());
            file(part, "");
        }
        facts.add(look().getFirst().fact());

        // then
        assertThat(facts.get(0)).contains("0000:00:02.0").contains("no kernel driver");
        assertThat(facts.get(1)).contains("no /dev/dri/renderD*");
        assertThat(facts.get(2)).contains("libOpenCL.so.1 is not installed");
        assertThat(facts.get(3)).contains("libigdrcl.so is not installed");
        assertThat(facts.get(4)).contains("has no libopenvino_intel_gpu_plugin.so");
        assertThat(facts.get(5)).contains("are there");
    }

    @Test
    void shouldFollowTheNpuByItsOwnWay() throws IOException {
        // given
        pci(NPU, "0x8086", "0x120000");
        file(NPU + "/driver/x", "");
        file("dev/accel/accel0", "");

        // when
        Missing finding = look("GPU").getFirst();

        // then
        assertThat(finding.kind()).isEqualTo("NPU");
        assertThat(finding.fact()).contains("libze_loader.so.1 is not installed");
        assertThat(finding.remedy()).contains("level-zero");
    }

    @Test
    void shouldNotTakeAnotherMakersNodeForIntels() throws IOException {
        // given
        file(GPU + "/driver/x", "");
        file(GPU + "/drm/renderD129/dev", "226:129");
        file("dev/dri/renderD128", "");

        // when
        Missing finding = look().getFirst();

        // then
        assertThat(finding.fact()).contains("there is no /dev/dri/renderD*");
        assertThat(finding.remedy()).contains("in a container, hand /dev/dri in");
    }
}
