package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.device.SizedBundle;
import io.ocellus.model.ModelDescription;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** One weight file at several sizes: its IR has one static shape, and is reshaped before it is compiled. */
@ExtendWith(EngineExtension.class)
class ResizedModelTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {160, 224, 288})
    void shouldSeeTheCatAtEachSize(int size, Engine engine) throws IOException {
        // given
        ModelDescription model = SizedBundle.write(folder, 160, 224, 288).at(size);
        Mat cat = Imgcodecs.imread("models/imagenet-lite0/1/golden/chelsea-whole.jpg");

        // when
        try (LoadedModel loaded = engine.load(model, new Placement("CPU", 1))) {
            String best = new Classifier(loaded).classify(cat, 1).getFirst().label();

            // then
            assertThat(best).containsIgnoringCase("cat");
            assertThat(loaded.request(0).input().data().byteSize()).isEqualTo(3L * size * size);
        }
        cat.release();
    }
}
