package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A complete EfficientNetV2-B0 through the whole binding; the data are not part of the repository. */
@ExtendWith(RuntimeExtension.class)
class RealModelTest {

    private static final Path MODEL = Path.of("../shared/data/weights/efficientnetv2-b0_imagenet_fp16.xml");

    private final Core core;

    RealModelTest(Core core) {
        this.core = core;
    }

    @BeforeEach
    void needsTheModel() {
        if (!Files.exists(MODEL)) {
            System.err.println("SKIPPED: the test with a real EfficientNet, because " + MODEL + " is missing");
            Assumptions.abort(MODEL + " is missing");
        }
    }

    @Test
    void shouldGiveTheSameLogitsForAPictureAsForItsNormalizedFloats() {
        // given: every pixel is blue 50, green 100, red 200
        byte[] picture = new byte[224 * 224 * 3];
        float[] normalized = new float[picture.length];
        byte[] bgr = {50, 100, (byte) 200};
        float[] rgb = {(200 - 123.675f) / 58.395f, (100 - 116.28f) / 57.12f, (50 - 103.53f) / 57.375f};
        for (int i = 0; i < picture.length; i++) {
            picture[i] = bgr[i % 3];
            normalized[i] = rgb[i / (224 * 224)];
        }

        // when
        float[] ofFloats;
        float[] ofPicture;
        try (Model model = core.readModel(MODEL)) {
            try (CompiledModel compiled = TestModels.compile(core, model)) {
                ofFloats = TestModels.infer(compiled, normalized);
            }
            try (Model built = takePictures(model);
                    CompiledModel compiled = TestModels.compile(core, built)) {
                ofPicture = TestModels.infer(compiled, MemorySegment.ofArray(picture));
            }
        }

        // then
        assertThat(ofPicture).hasSize(1000).usingComparatorWithPrecision(1e-3f).containsExactly(ofFloats);
    }

    private static Model takePictures(Model model) {
        try (PrePostProcessor processor = new PrePostProcessor(model)) {
            InputInfo input = processor.input();
            input.tensor().setElementType(ElementType.U8).setLayout(Layout.NHWC).setColorFormat(ColorFormat.BGR);
            input.preprocess()
                    .convertElementType(ElementType.F32)
                    .convertColor(ColorFormat.RGB)
                    .mean(new float[] {123.675f, 116.28f, 103.53f})
                    .scale(new float[] {58.395f, 57.12f, 57.375f});
            input.model().setLayout(Layout.NCHW);
            return processor.build();
        }
    }
}
