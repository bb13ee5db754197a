package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.model.ModelFolder;
import io.ocellus.openvino.OpenVino;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** oneDNN reads its cap once, when it is loaded: each level needs a process of its own. */
@ExtendWith(EngineExtension.class) // skips this without OpenVINO
class CappedCpuTest {

    @ParameterizedTest
    @ValueSource(strings = {"SSE41", "AVX2"})
    void shouldCompileBelowWhatTheCpuHas(String cap) throws IOException, InterruptedException {
        // given
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CappedCpuTest.class.getName());
        builder.environment().put("ONEDNN_MAX_CPU_ISA", cap);

        // when
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).contains("float parts in f32");
        assertThat(process.exitValue()).isZero();
    }

    public static void main(String[] arguments) {
        try (Engine engine = new Engine(OpenVino.load(null));
                LoadedModel model = engine.load(
                        new ModelFolder(Path.of("models"), "0.1.0").find("imagenet-lite0", null),
                        new Placement("CPU", 1))) {
            System.out.println("float parts in " + model.floatPrecision());
        }
    }
}
