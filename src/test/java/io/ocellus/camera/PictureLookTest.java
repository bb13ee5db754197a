package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.frame.OpenCv;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

class PictureLookTest {

    private final PictureLook look = new PictureLook(true);

    @BeforeAll
    static void loadOpenCv() {
        OpenCv.load();
    }

    @AfterEach
    void closeLook() {
        look.close();
    }

    private static Mat photo() {
        MatOfByte bytes = new MatOfByte(Hostile.resource("photo.png"));
        Mat photo = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_COLOR);
        bytes.release();
        Imgproc.resize(photo, photo, new org.opencv.core.Size(640, 480));
        return photo;
    }

    private PictureStatistics at(Mat picture, int second) {
        return Objects.requireNonNull(look.at(picture, second * PictureLook.PERIOD_NANOS));
    }

    @Test
    void shouldLookOnceASecond() {
        // given
        Mat photo = photo();
        look.at(photo, 0);

        // when
        PictureStatistics early = look.at(photo, PictureLook.PERIOD_NANOS - 1);
        PictureStatistics due = look.at(photo, PictureLook.PERIOD_NANOS);

        // then
        assertThat(early).isNull();
        assertThat(due).isNotNull();
        photo.release();
    }

    @Test
    void shouldFindNothingInAPhotograph() {
        // given
        Mat photo = photo();

        // when
        PictureStatistics seen = at(photo, 0);

        // then
        assertThat(seen.black()).isLessThan(0.5);
        assertThat(seen.white()).isLessThan(0.1);
        assertThat(seen.smeared()).isLessThan(Specs.HEALTH.smeared());
        photo.release();
    }

    @Test
    void shouldSeeTheNoiseThatTellsASceneFromAFrozenPicture() {
        // given
        Mat photo = photo();
        Mat noise = new Mat(photo.size(), CvType.CV_8UC3);
        at(photo, 0);

        // when
        PictureStatistics same = at(photo, 1);
        Core.randu(noise, 0, 3);
        Core.add(photo, noise, photo);
        PictureStatistics noisy = at(photo, 2);

        // then
        assertThat(same.changed()).isFalse();
        assertThat(noisy.changed()).isTrue();
        photo.release();
        noise.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void shouldCallTheNoiseOfACoveredLensBlackAndTheSunWhite(int channels) {
        // given
        Mat dark = new Mat(480, 640, CvType.CV_8UC(channels));
        Core.randu(dark, 0, 20);
        Mat light = new Mat(480, 640, CvType.CV_8UC(channels), Scalar.all(254));

        // when
        PictureStatistics covered = at(dark, 0);
        PictureStatistics sun = at(light, 1);

        // then
        assertThat(covered.white()).isZero();
        assertThat(sun.black()).isZero();
        assertThat(covered.black()).isEqualTo(1);
        assertThat(sun.white()).isEqualTo(1);
        dark.release();
        light.release();
    }

    @Test
    void shouldTakePicturesOfAnySize() {
        // given
        int[] sides = {1, 2, 15, 16, 63, 64, 65, 200, 7};

        for (int i = 0; i < sides.length; i++) {
            // when
            int side = sides[i];
            Mat picture = new Mat(side, side, CvType.CV_8UC3, Scalar.all(100));
            PictureStatistics seen = at(picture, i);

            // then
            assertThat(seen.black()).isZero();
            assertThat(seen.smeared()).isZero();
            picture.release();
        }
    }
}
