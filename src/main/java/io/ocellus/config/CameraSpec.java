package io.ocellus.config;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A camera and the views on it.
 *
 * @param url {@code rtsp://}, {@code rtsps://}, {@code http(s)://}, {@code v4l2:/dev/…}, {@code file:…}, {@code folder:…} or
 *     {@code test:…}; the scheme in lower case, never with user and password in it. After {@code file:} and {@code folder:} stands an
 *     absolute path as it is, not percent-encoded
 * @param credentials a name in {@code local.credentials}, or null
 * @param enabled false keeps it configured and closed; true by default
 * @param fps pictures a second that are classified at most, over all views; 0, the default, takes every picture
 * @param transport for RTSP; TCP by default
 * @param acceleration hardware decoding; none by default
 * @param pace of a file or folder; live sources know only {@link Pace#REALTIME}, the default
 * @param loop whether a file or folder starts again at its end; false by default
 * @param openTimeout for opening the stream; 5 s by default
 * @param readTimeout for one read, where the back-end has it; 5 s by default
 * @param stallTimeout without a picture for so long, the stream is opened anew; 10 s by default
 * @param mask rectangles that are blackened before anything else sees the picture
 * @param health what makes its pictures unfit
 * @param views by id; at least one, {@code main} with the whole picture where the configuration has none
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
        HealthSpec health,
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

    /** The URL for logs and people: of a network camera only up to its host, as what follows may hold a password. */
    public String displayUrl() {
        int authority = url.indexOf("://");
        if (authority < 0) {
            return url;
        }
        String[] hostAndRest = url.substring(authority + 3).split("[/?#]", 2);
        return url.substring(0, authority + 3) + hostAndRest[0] + (hostAndRest.length > 1 ? "/…" : "");
    }

    @Override
    public String toString() {
        return "CameraSpec[" + displayUrl() + ", views " + views.keySet() + "]";
    }
}
