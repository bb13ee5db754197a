package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.TinyIr;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a device's name. */
@ExtendWith(EngineExtension.class)
class PlacementTest {

    private final Engine engine;
    private ModelDescription tiny;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    PlacementTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void model() throws IOException {
        tiny = Models.write(folder, "tiny", new TinyIr(), Models.input(8, 8, Color.RGB, Fit.CROP), Models.LOGITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPU", "AUTO", "AUTO:CPU", "HETERO:CPU", "MULTI:CPU"})
    void shouldNameTheDeviceThatExecutes(String asked) {
        // when
        try (LoadedModel loaded = engine.load(tiny, new Placement(asked, 1))) {
            // then
            assertThat(loaded.identity().executedOn()).isEqualTo("CPU");
            assertThat(loaded.placement().device()).isEqualTo(asked);
        }
    }

    @Test
    void shouldLetAutoStandInOnTheCpuForWhatIsNotHere() {
        // given
        assumeFalse(DeviceNames.usable("NPU", engine.core().getAvailableDevices()), "an NPU is here");

        // when
        try (LoadedModel loaded = engine.load(tiny, new Placement("AUTO:NPU,CPU", 1))) {
            // then
            assertThat(loaded.identity().executedOn()).isEqualTo("CPU");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TPU", "HETERO:TPU,CPU", "AUTO:TPU"})
    void shouldRefuseADeviceThatIsNotHere(String asked) {
        // given
        Placement nowhere = new Placement(asked, 1);

        // when, then
        assertThatThrownBy(() -> engine.load(tiny, nowhere).close())
                .isInstanceOf(NoSuchDeviceException.class)
                .hasMessageMatching("there is no device TPU here; OpenVINO has CPU(, .+)?");
    }

    @Test
    void shouldExplainAnOldName() {
        // given
        Placement old = new Placement("VPU", 1);

        // when, then
        assertThatThrownBy(() -> engine.load(tiny, old).close())
                .hasMessageContaining("the old name of what is now NPU");
    }
}
