package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelInput;
import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.ModelInput.Layout;
import io.ocellus.model.TinyIr;
import io.ocellus.report.Probabilities;
import io.ocellus.report.ScoredLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

@ExtendWith(EngineExtension.class)
class ClassifierTest {

    private static final Placement CPU = new Placement("CPU", 1);
    private static final Scalar BGR = new Scalar(10, 20, 40);

    @TempDir
    private Path folder;

    private final Engine engine;

    ClassifierTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void shouldGiveAnRgbModelItsOwnOrderMeanAndScale() throws IOException {
        // given
        ModelInput input = new ModelInput(
                8, 8, Color.RGB, Layout.NCHW, List.of(20f, 10f, 2f), List.of(2f, 5f, 4f), Fit.STRETCH, 0, false);

        // when
        Probabilities seen = classify(input, CvType.CV_8UC3);

        // then
        assertThat(seen.toArray()).containsExactly(new float[] {10, 2, 2, 0}, within(0.05f));
    }

    @Test
    void shouldGiveABgrModelItsOwnOrder() throws IOException {
        // given
        ModelInput input = Models.input(8, 8, Color.BGR, Fit.STRETCH);

        // when
        Probabilities seen = classify(input, CvType.CV_8UC3);

        // then
        assertThat(seen.toArray()).containsExactly(new float[] {10, 20, 40, 0}, within(0.2f));
    }

    @Test
    void shouldShowTheBestClassesWithTheirLabels() throws IOException {
        // given
        ModelDescription tiny =
                Models.write(folder, "tiny", new TinyIr(), Models.input(8, 8, Color.RGB, Fit.CROP), Models.LOGITS);
        Mat red = new Mat(30, 50, CvType.CV_8UC3, new Scalar(0, 0, 1));

        try (LoadedModel model = engine.load(tiny, CPU)) {
            // when
            List<ScoredLabel> best = new Classifier(model).classify(red, 1);

            // then
            float p = (float) (Math.E / (Math.E + 3));
            assertThat(best).singleElement().satisfies(it -> {
                assertThat(it.label()).isEqualTo("tiny-0");
                assertThat(it.p()).isEqualTo(p, within(0.01f));
            });
        }
    }

    @Test
    void shouldSayWhereItRunsAndHow() throws IOException {
        // given
        ModelDescription tiny =
                Models.write(folder, "tiny", new TinyIr(), Models.input(8, 8, Color.RGB, Fit.CROP), Models.LOGITS);

        // when
        LoadedModel model = engine.load(tiny, new Placement("CPU", 3));

        // then
        try (model) {
            assertThat(model.requests()).isEqualTo(3);
            assertThat(model.identity().executedOn()).isEqualTo("CPU");
            assertThat(model.floatPrecision()).isNotEmpty();
            assertThat(model.runtimeRequirements()).isNotEmpty();
        }
    }

    @Test
    void shouldRefuseTruncatedWeights() throws IOException {
        // given
        ModelDescription tiny =
                Models.write(folder, "tiny", new TinyIr(), Models.input(8, 8, Color.RGB, Fit.CROP), Models.LOGITS);
        Files.write(tiny.bin(), new byte[20]);

        // when
        ModelException e = catchThrowableOfType(ModelException.class, () -> engine.load(tiny, CPU));

        // then
        assertThat(e).hasMessageContaining("can't be loaded");
    }

    private Probabilities classify(ModelInput input, int type) throws IOException {
        ModelDescription tiny = Models.write(folder, "tiny", new TinyIr(), input, Models.AS_IS);
        Mat picture = new Mat(30, 50, type, BGR);
        try (LoadedModel model = engine.load(tiny, CPU)) {
            return new Classifier(model).classify(picture);
        }
    }
}
