package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ocellus.model.ModelInput;
import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.openvino.ElementType;
import io.ocellus.openvino.OpenVino;
import io.ocellus.openvino.Shape;
import io.ocellus.openvino.Tensor;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

@ExtendWith(EngineExtension.class)
class PreprocessorTest {

    private static final int SIZE = 16;

    private final OpenVino openVino;

    PreprocessorTest(OpenVino openVino) {
        this.openVino = openVino;
    }

    @Test
    void shouldWriteTheSameAsOpenCvAlone() {
        // given
        Mat picture = gradient(64, 48, CvType.CV_8UC3);
        Mat expected = new Mat();
        Imgproc.resize(picture, expected, new Size(SIZE, SIZE), 0, 0, Imgproc.INTER_LINEAR);

        // when
        byte[] written = write(Color.RGB, Fit.STRETCH, it -> it.write(picture, Area.FULL));

        // then
        assertThat(written).isEqualTo(bytes(expected));
    }

    @Test
    void shouldReplaceTheColourPictureBeforeByTheGreyOneAfter() {
        // given
        Mat colour = filled(40, 30, CvType.CV_8UC3, new Scalar(10, 20, 30));
        Mat grey = filled(50, 20, CvType.CV_8UC1, new Scalar(200));

        // when
        byte[] written = write(Color.RGB, Fit.STRETCH, it -> {
            it.write(colour, Area.FULL);
            it.write(grey, Area.FULL);
        });

        // then
        assertThat(written).containsOnly(200);
    }

    @Test
    void shouldLeaveTheFourthChannelOut() {
        // given
        Mat bgra = filled(33, 21, CvType.CV_8UC4, new Scalar(10, 20, 30, 99));

        // when
        byte[] written = write(Color.RGB, Fit.STRETCH, it -> it.write(bgra, Area.FULL));

        // then
        assertThat(pixel(written, 0, 0)).containsExactly(10, 20, 30);
        assertThat(written).doesNotContain(99);
    }

    @Test
    void shouldGiveAGreyModelAGreyPicture() {
        // given
        Mat colour = filled(40, 30, CvType.CV_8UC3, new Scalar(50, 50, 50));

        // when
        byte[] written = write(Color.GRAY, Fit.STRETCH, it -> it.write(colour, Area.FULL));

        // then
        assertThat(written).hasSize(SIZE * SIZE).containsOnly(50);
    }

    @Test
    void shouldFollowChangesOfSizeAndKindInAnyOrder() {
        // given
        Mat large = filled(1280, 720, CvType.CV_8UC3, new Scalar(1, 2, 3));
        Mat exact = filled(SIZE, SIZE, CvType.CV_8UC3, new Scalar(4, 5, 6));
        Mat grey = filled(7, 5, CvType.CV_8UC1, new Scalar(9));
        Mat last = filled(100, 10, CvType.CV_8UC4, new Scalar(7, 8, 9, 0));

        // when
        byte[] written = write(Color.BGR, Fit.STRETCH, it -> {
            for (Mat picture : new Mat[] {large, exact, grey, large, grey, exact, last}) {
                it.write(picture, Area.FULL);
            }
        });

        // then
        assertThat(pixel(written, 5, 5)).containsExactly(7, 8, 9);
    }

    @Test
    void shouldTakeTheRegionAlone() {
        // given
        Mat picture = filled(100, 100, CvType.CV_8UC3, new Scalar(0, 0, 0));
        picture.submat(new Rect(50, 20, 25, 40)).setTo(new Scalar(1, 2, 3));

        // when
        byte[] written = write(Color.RGB, Fit.STRETCH, it -> it.write(picture, new Area(0.5, 0.2, 0.25, 0.4)));

        // then
        assertThat(written).containsOnly(1, 2, 3);
    }

    @Test
    void shouldReadTheRegionOfTheBufferThatThePictureHasNow() {
        // given
        Mat picture = filled(100, 100, CvType.CV_8UC3, new Scalar(1, 1, 1));
        Area area = new Area(0, 0, 0.5, 0.5);

        // when
        byte[] written = write(Color.RGB, Fit.STRETCH, it -> {
            it.write(picture, area);
            picture.create(300, 300, CvType.CV_8UC3);
            picture.setTo(new Scalar(2, 2, 2));
            it.write(picture, area);
        });

        // then
        assertThat(written).containsOnly(2);
    }

    @Test
    void shouldPadTheBorderAnewWhenAnotherShapeComes() {
        // given
        Mat wide = filled(40, 20, CvType.CV_8UC3, new Scalar(1, 1, 1));
        Mat square = filled(20, 20, CvType.CV_8UC3, new Scalar(2, 2, 2));
        Mat tall = filled(20, 40, CvType.CV_8UC1, new Scalar(3));

        // when
        byte[] written = write(Color.RGB, Fit.LETTERBOX, it -> {
            it.write(wide, Area.FULL);
            it.write(square, Area.FULL);
            it.write(wide, Area.FULL);
            it.write(tall, Area.FULL);
        });

        // then
        assertThat(pixel(written, 8, 0)).containsExactly(3, 3, 3);
        assertThat(pixel(written, 3, 8)).containsExactly(77, 77, 77);
        assertThat(pixel(written, 4, 8)).containsExactly(3, 3, 3);
        assertThat(pixel(written, 12, 8)).containsExactly(77, 77, 77);
    }

    @Test
    void shouldRefuseWhatIsNoPicture() {
        // given
        Mat empty = new Mat();

        // when
        Throwable thrown = catchThrowable(() -> write(Color.RGB, Fit.STRETCH, it -> it.write(empty, Area.FULL)));

        // then
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not an 8-bit picture");
    }

    private byte[] write(Color color, Fit fit, Consumer<Preprocessor> work) {
        ModelInput input = Models.input(SIZE, SIZE, color, fit);
        Shape shape = Shape.of(1, SIZE, SIZE, color.channels());
        try (Tensor tensor = new Tensor(openVino, ElementType.U8, shape);
                Preprocessor preprocessor = new Preprocessor(input, tensor)) {
            tensor.data().fill((byte) 123);
            work.accept(preprocessor);
            return tensor.data().toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static Mat filled(int width, int height, int type, Scalar value) {
        return new Mat(height, width, type, value);
    }

    private static Mat gradient(int width, int height, int type) {
        Mat mat = new Mat(height, width, type);
        byte[] bytes = new byte[(int) (mat.total() * mat.elemSize())];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        mat.put(0, 0, bytes);
        return mat;
    }

    private static byte[] bytes(Mat mat) {
        byte[] bytes = new byte[(int) (mat.total() * mat.elemSize())];
        mat.get(0, 0, bytes);
        return bytes;
    }

    private static int[] pixel(byte[] picture, int x, int y) {
        int at = (y * SIZE + x) * 3;
        return new int[] {picture[at], picture[at + 1], picture[at + 2]};
    }
}
