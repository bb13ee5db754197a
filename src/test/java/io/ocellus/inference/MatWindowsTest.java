package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

@ExtendWith(EngineExtension.class)
class MatWindowsTest {

    private final Mat picture = new Mat(40, 60, CvType.CV_8UC3);
    private final Rect rect = new Rect(5, 6, 7, 8);

    @Test
    void shouldMakeTheHeaderOfAPartOnce() {
        // given
        try (MatWindows windows = new MatWindows()) {
            Mat first = windows.of(picture, rect);

            // when
            Mat second = windows.of(picture, new Rect(5, 6, 7, 8));

            // then
            assertThat(second).isSameAs(first);
            assertThat(first.dataAddr()).isEqualTo(picture.dataAddr() + 6 * 60 * 3 + 5 * 3);
        }
    }

    @Test
    void shouldLetGoOfABufferThatNobodyUsesAnyMore() {
        // given
        try (MatWindows windows = new MatWindows()) {
            Mat forgotten = windows.of(new Mat(40, 60, CvType.CV_8UC3), rect);

            // when
            for (int i = 0; i < 1000; i++) {
                windows.of(picture, rect);
            }

            // then
            assertThat(forgotten.empty()).isTrue();
            assertThat(windows.of(picture, rect).empty()).isFalse();
        }
    }
}
