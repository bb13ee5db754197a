package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNamesTest {

    private static final List<String> HERE = List.of("CPU", "GPU.0", "GPU.1", "NPU");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CPU",
                "GPU",
                "GPU.1",
                "NPU.0",
                "AUTO",
                "AUTO:CPU",
                "AUTO:-GPU.1",
                "HETERO:GPU,CPU",
                "BATCH:GPU(4)",
                "MULTI:NPU, GPU.0"
            })
    void shouldKnowWhatIsHere(String wanted) {
        // when
        List<String> absent = DeviceNames.absent(wanted, HERE);

        // then
        assertThat(absent).isEmpty();
        assertThat(DeviceNames.usable(wanted, HERE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "TPU, there is no device TPU here; OpenVINO has CPU",
        "cpu, there is no device cpu here; OpenVINO has CPU",
        "GPU.7, there is no device GPU.7 here; OpenVINO has CPU",
        "'HETERO:GPU,CPU', there is no device GPU here; OpenVINO has CPU",
        "AUTOMATIC:CPU, there is no device AUTOMATIC:CPU here; OpenVINO has CPU",
        "VPU, there is no device VPU here: it is the old name of what is now NPU; OpenVINO has CPU",
        "MYRIAD, there is no device MYRIAD here: it is no longer supported by OpenVINO; newer Intel accelerators are called NPU; OpenVINO has CPU",
        "HDDL, there is no device HDDL here: it is no longer supported by OpenVINO; OpenVINO has CPU",
        "AUTO:GNA, there is no device GNA here: it is no longer supported by OpenVINO; OpenVINO has CPU"
    })
    void shouldSayWhatIsHereInstead(String wanted, String sentence) {
        // given
        List<String> here = List.of("CPU");

        // when
        String refusal = DeviceNames.refusal(wanted, here);

        // then
        assertThat(DeviceNames.usable(wanted, here)).isFalse();
        assertThat(refusal).isEqualTo(sentence);
    }

    @Test
    void shouldLetAutoMakeDoWithWhatIsHere() {
        // given
        String wanted = "AUTO:NPU,CPU";

        // when
        boolean usable = DeviceNames.usable(wanted, List.of("CPU"));

        // then
        assertThat(usable).isTrue();
        assertThat(DeviceNames.absent(wanted, List.of("CPU"))).containsExactly("NPU");
    }
}
