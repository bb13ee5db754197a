package io.ocellus.openvino;

import static io.ocellus.openvino.ColorFormat.BGR;
import static io.ocellus.openvino.ColorFormat.RGB;
import static io.ocellus.openvino.ElementType.F32;
import static io.ocellus.openvino.ElementType.U8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The model behind each preprocessing gives 2x + c with c = 0, 1, 2 for its channels; x is f32 NCHW of 1x2 pixels. */
@ExtendWith(RuntimeExtension.class)
class PrePostProcessorTest {

    /** One row of two pixels: blue, green, red. */
    private static final byte[] TWO_PIXELS = {10, 20, 30, 40, 50, 60};

    private static final Offset<Float> ROUNDING = within(1e-4f);

    private final OpenVino openVino;
    private final Core core;
    private Model model;

    PrePostProcessorTest(OpenVino openVino, Core core) {
        this.openVino = openVino;
        this.core = core;
    }

    @BeforeEach
    void read() {
        model = TestModels.affine(openVino, core, "1,3,1,2");
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void shouldTakePicturesAsACameraGivesThem() {
        // when
        float[] output = infer(TWO_PIXELS, input -> {
            picture(input);
            input.preprocess()
                    .convertElementType(F32)
                    .convertColor(RGB)
                    .mean(new float[] {30, 20, 10})
                    .scale(new float[] {3, 2, 1});
        });

        // then: red (0, 10), green (0, 15), blue (0, 30), doubled, plus 0, 1, 2
        assertThat(output).containsExactly(new float[] {0, 20, 1, 31, 2, 62}, ROUNDING);
    }

    @Test
    void shouldTakeOneMeanAndScaleForAllChannels() {
        // when
        float[] output = infer(TWO_PIXELS, input -> {
            picture(input);
            input.preprocess().convertElementType(F32).mean(10).scale(10);
        });

        // then: blue (0, 3), green (1, 4), red (2, 5), doubled, plus 0, 1, 2
        assertThat(output).containsExactly(new float[] {0, 6, 3, 9, 6, 12}, ROUNDING);
    }

    @Test
    void shouldTakeTheStepsInTheOrderOfTheCalls() {
        // when
        float[] output = infer(TWO_PIXELS, input -> {
            picture(input);
            input.preprocess().convertElementType(F32).scale(10).mean(10);
        });

        // then
        assertThat(output).containsExactly(new float[] {-18, -12, -15, -9, -12, -6}, ROUNDING);
    }

    @Test
    void shouldReverseChannelsAndConvertTheLayout() {
        // when
        float[] output = infer(TWO_PIXELS, input -> {
            picture(input);
            input.preprocess().reverseChannels().convertLayout(Layout.NCHW).convertElementType(F32);
        });

        // then
        assertThat(output).containsExactly(new float[] {60, 120, 41, 101, 22, 82}, ROUNDING);
    }

    @Test
    void shouldResizeALargerPicture() {
        // given: two rows of four pixels, each pixel of TWO_PIXELS as a square of four
        byte[] picture = new byte[2 * 4 * 3];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = TWO_PIXELS[i / 6 % 2 * 3 + i % 3];
        }

        // when
        float[] output = infer(picture, input -> {
            picture(input);
            input.tensor().setSpatialStaticShape(2, 4);
            input.preprocess()
                    .resize(ResizeAlgorithm.NEAREST)
                    .convertElementType(F32)
                    .convertColor(RGB);
        });

        // then
        assertThat(output).containsExactly(new float[] {60, 120, 41, 101, 22, 82}, ROUNDING);
    }

    @Test
    void shouldConvertTheOutput() {
        // given
        try (PrePostProcessor processor = new PrePostProcessor(model)) {
            processor.output().setElementType(ElementType.I32);

            // when
            try (Model built = processor.build()) {

                // then
                assertThat(built.outputs().getFirst().elementType()).isEqualTo(ElementType.I32);
            }
        }
    }

    @Test
    void shouldDescribeTheNewInput() {
        // given
        try (PrePostProcessor processor = new PrePostProcessor(model)) {
            picture(processor.input());
            processor.input().preprocess().convertElementType(F32);

            // when
            try (Model built = processor.build()) {

                // then
                assertThat(built.inputs())
                        .containsExactly(new Output(0, "x", U8, PartialShape.of(Shape.of(1, 1, 2, 3))));
            }
        }
    }

    @Test
    void shouldRefuseAnInputOrOutputThatTheModelDoesNotHave() {
        try (PrePostProcessor processor = new PrePostProcessor(model)) {
            assertThatThrownBy(() -> processor.input(1))
                    .isInstanceOf(OpenVinoException.class)
                    .hasMessageContaining("preprocessing of input 1 failed");
            assertThatThrownBy(() -> processor.output(1))
                    .isInstanceOf(OpenVinoException.class)
                    .hasMessageContaining("postprocessing of output 1 failed");
        }
    }

    @Test
    void shouldRefuseALayoutThatIsNone() {
        assertRefused(input -> input.tensor().setLayout(new Layout("N[")), "setting the input tensor's layout to N[");
        assertRefused(input -> input.model().setLayout(new Layout("?!")), "setting the model input's layout to ?!");
    }

    @Test
    void shouldRefuseStepsThatCannotBeTaken() {
        assertRefused(input -> input.preprocess().convertColor(RGB), "is not convertible to 'RGB'");
        assertRefused(
                input -> {
                    input.tensor().setElementType(U8);
                    input.preprocess().mean(1);
                },
                "Mean preprocessing can be applied to 'float' inputs");
        assertRefused(
                input -> {
                    picture(input);
                    input.preprocess().convertElementType(F32).mean(new float[] {1, 2});
                },
                "Number of channels and mean/values size mismatch");
        assertRefused(input -> input.preprocess().resize(ResizeAlgorithm.LINEAR), "Can't add resize");
    }

    @Test
    void shouldOutliveTheModelThatItWasMadeFrom() {
        // given
        try (PrePostProcessor processor = new PrePostProcessor(model)) {
            model.close();

            // when
            try (Model built = processor.build()) {

                // then
                assertThat(built.getFriendlyName()).isEqualTo("affine");
            }
        }
    }

    private void assertRefused(Consumer<InputInfo> steps, String text) {
        assertThatThrownBy(() -> infer(TWO_PIXELS, steps))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining(text);
    }

    private static void picture(InputInfo input) {
        input.tensor().setElementType(U8).setLayout(Layout.NHWC).setColorFormat(BGR);
        input.model().setLayout(Layout.NCHW);
    }

    private float[] infer(byte[] picture, Consumer<InputInfo> steps) {
        try (PrePostProcessor processor = new PrePostProcessor(model)) {
            steps.accept(processor.input());
            try (Model built = processor.build();
                    CompiledModel compiled = TestModels.compile(core, built)) {
                return TestModels.infer(compiled, MemorySegment.ofArray(picture));
            }
        }
    }
}
