package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFolderTest {

    @TempDir
    Path root;

    private Path media;
    private Path outside;

    @BeforeEach
    void makeFiles() throws Exception {
        media = Files.createDirectory(root.resolve("media"));
        Files.writeString(media.resolve("clip.mp4"), "clip");
        outside = Files.writeString(root.resolve("secret.mp4"), "secret");
    }

    @Test
    void shouldFindAFileInside() throws Exception {
        assertThat(new MediaFolder(media).file(Path.of("clip.mp4")))
                .isEqualTo(media.resolve("clip.mp4").toRealPath());
    }

    @Test
    void shouldRefuseEveryWayOut() throws Exception {
        // given
        Files.createSymbolicLink(media.resolve("link.mp4"), outside);

        // when
        MediaFolder folder = new MediaFolder(media);

        // then
        for (Path way : new Path[] {outside, Path.of("../secret.mp4"), Path.of("link.mp4")}) {
            assertThatThrownBy(() -> folder.file(way))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("outside of the media folder");
        }
    }

    @Test
    void shouldAllowEveryPathWithoutARoot() throws Exception {
        assertThat(new MediaFolder(null).file(outside)).isEqualTo(outside.toRealPath());
    }

    @Test
    void shouldSayThatNothingIsThere() {
        assertThatThrownBy(() -> new MediaFolder(media).folder(Path.of("pictures")))
                .isInstanceOf(SourceException.class)
                .hasMessage("there is no pictures in the media folder " + media);
    }
}
