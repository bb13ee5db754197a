package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ocellus.config.Region;
import io.ocellus.config.ViewSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

class SnapshotTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final Cameras cameras = new Cameras(null);
    private final Snapshot snapshot = new Snapshot(cameras);

    @AfterEach
    void closeCameras() {
        cameras.close();
    }

    @Test
    void shouldDrawMasksAndRegions() throws Exception {
        // given
        ViewSpec any = Specs.view(0);
        ViewSpec bay = new ViewSpec(new Region(0.5, 0, 0.5, 0.5), any.classifier(), 0, any.publish());
        Specs specs =
                Specs.of("test:320x240@30").mask(new Region(0, 0, 0.25, 0.5)).view("bay1", bay);
        Path out = folder.resolve("snap.png");

        // when
        snapshot.take(specs.spec(), null, out, TIMEOUT);

        // then
        Mat picture = Imgcodecs.imread(out.toString());
        assertThat(picture.cols()).isEqualTo(320);
        assertThat(picture.get(90, 40)).as("inside of the mask").containsExactly(0, 0, 0);
        assertThat(picture.get(80, 160)).as("the edge of the region").containsExactly(0, 220, 0);
        picture.release();
    }

    @Test
    void shouldRefuseAFileNameOfAnotherKind() {
        assertThatThrownBy(() -> snapshot.take(Specs.of("test:").spec(), null, folder.resolve("snap.gif"), TIMEOUT))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(".jpg, .jpeg or .png");
    }

    @Test
    void shouldRefuseAFolderThatIsNotThere() {
        assertThatThrownBy(
                        () -> snapshot.take(Specs.of("test:").spec(), null, folder.resolve("none/snap.jpg"), TIMEOUT))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("there is no folder");
    }

    @Test
    void shouldSayWhyNoPictureCame() {
        // given
        Path out = folder.resolve("snap.jpg");

        // when / then
        assertThatThrownBy(() -> snapshot.take(Specs.of("file:none.mp4").spec(), null, out, Duration.ofMillis(300)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("no picture came")
                .hasMessageContaining("none.mp4");
        assertThat(Files.exists(out)).isFalse();
    }
}
