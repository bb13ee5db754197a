package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ocellus.model.GoldenSet;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelFolder;
import io.ocellus.report.Probabilities;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/** The bundle that the project ships, on this machine's CPU. */
@ExtendWith(EngineExtension.class)
class ShippedModelTest {

    private static final Path VALIDATION = Path.of("../shared/data/images/val");

    private final Engine engine;
    private final ModelDescription description;

    ShippedModelTest(Engine engine) {
        this.engine = engine;
        this.description = new ModelFolder(Path.of("models"), "0.1.0").find("imagenet-lite0", null);
    }

    @Test
    void shouldKeepTheLimitsOfItsGoldenSet() {
        // given
        GoldenSet golden = Objects.requireNonNull(description.golden());

        // when
        GoldenVerdict verdict;
        try (LoadedModel model = engine.load(description, new Placement("CPU", 0))) {
            verdict = GoldenRun.of(model, golden);
        }

        // then
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.pictures()).isGreaterThanOrEqualTo(32);
    }

    /** The answers of a Python script with the reference preprocessing: OpenCV, bilinear, RGB, (x − 127) / 128, OpenVINO. */
    @Test
    void shouldAgreeWithTheReferencePreprocessing() throws IOException {
        // given
        boolean there = Files.isDirectory(VALIDATION);
        if (!there) {
            System.err.println("SKIPPED: the comparison with the reference, because " + VALIDATION + " is missing");
        }
        assumeTrue(there);
        List<String> differing = new ArrayList<>();

        // when
        try (LoadedModel model = engine.load(description, new Placement("CPU", 0))) {
            Classifier classifier = new Classifier(model);
            for (String line : reference()) {
                String[] parts = line.split(",", 2);
                int seen =
                        best(classify(classifier, VALIDATION.resolve(parts[0])).toArray());
                if (seen != Integer.parseInt(parts[1])) {
                    differing.add(line + " but was " + seen);
                }
            }
        }

        // then
        assertThat(differing).as("differing").hasSizeLessThanOrEqualTo(2);
    }

    private static List<String> reference() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ShippedModelTest.class.getResourceAsStream("imagenet-lite0-val-top1.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Probabilities classify(Classifier classifier, Path picture) {
        Mat mat = Imgcodecs.imread(picture.toString());
        Probabilities probabilities = classifier.classify(mat);
        mat.release();
        return probabilities;
    }

    private static int best(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
