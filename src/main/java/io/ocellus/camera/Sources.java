package io.ocellus.camera;

import io.ocellus.config.CameraSpec;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the source that belongs to a URL; nothing is opened yet. */
@FunctionalInterface
interface Sources {

    PictureSource create(CameraUrl url, CameraSpec spec, Credentialed credentials);

    /**
     * The real ones.
     *
     * @param media see {@link MediaFolder}
     */
    static Sources real(@Nullable Path media) {
        MediaFolder folder = new MediaFolder(media);
        return (url, spec, credentials) -> switch (url) {
            case CameraUrl.Network n -> new VideoSource(n, spec, () -> credentials.join(n));
            case CameraUrl.V4l2 v -> new VideoSource(v, spec, () -> v.device().toString());
            case CameraUrl.VideoFile f ->
                new VideoSource(f, spec, () -> folder.file(f.path()).toString());
            case CameraUrl.PictureFolder f -> new FolderSource(folder, f.path(), folderPeriod(spec));
            case CameraUrl.TestPattern t -> new TestPatternSource(t);
        };
    }

    /** A folder has no pace of its own: it keeps to the camera's, and shows one picture a second where that has none. */
    private static long folderPeriod(CameraSpec spec) {
        return Math.round(TimeUnit.SECONDS.toNanos(1) / (spec.fps() > 0 ? spec.fps() : 1));
    }
}
