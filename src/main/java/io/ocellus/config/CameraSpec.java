package io.ocellus.config;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A camera and the views on it.
 *
 * @param url {@code rtsp://}, {@code rtsps://}, {@code http(s)://}, {@code v4l2:/dev/…}, {@code file:…}, {@code folder:…} or
 *     {@code test:…}; never with credentials in it
 * @param credentials a name in {@code local.credentials}, or null
 * @param enabled false keeps it configured and closed
 * @param fps pictures a second that are classified at most, over all views; 0 takes every picture
 * @param transport for RTSP
 * @param acceleration hardware decoding
 * @param pace of a file or folder; live sources know only {@link Pace#REALTIME}
 * @param loop whether a file or folder starts again at its end
 * @param openTimeout for opening the stream
 * @param readTimeout for one read, where the back-end has it
 * @param stallTimeout without a picture for so long, the stream is opened anew
 * @param mask rectangles that are blackened before anything else sees the picture
 * @param views by id; at least one
 */
public record CameraSpec(
        String url,
        @Nullable String credentials,
        boolean enabled,
        double fps,
        Transport transport,
        Acceleration acceleration,
        Pace pace,
        boolean loop,
        Duration openTimeout,
        Duration readTimeout,
        Duration stallTimeout,
        List<Region> mask,
        SortedMap<String, ViewSpec> views) {

    /** How RTSP carries its media. */
    public enum Transport {
        TCP,
        UDP
    }

    /** Hardware decoding, as OpenCV's {@code VideoAccelerationType}. */
    public enum Acceleration {
        NONE,
        ANY,
        VAAPI,
        MFX
    }

    /** How a file or folder is read. */
    public enum Pace {
        /** At its own pace; what is too old when a worker is free is dropped. */
        REALTIME,
        /** As fast as the workers take it; nothing is dropped. */
        FAST
    }
}
