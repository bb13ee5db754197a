package io.ocellus.frame;

import java.util.Locale;

/**
 * What FFmpeg is told besides a URL, in the form of {@code OPENCV_FFMPEG_CAPTURE_OPTIONS}. It may use only the protocols and
 * formats that belong to a source: left to itself it takes a text file that comes as a video for a playlist, and reads what
 * that names, be it another file of the gateway or an address in its network.
 */
public final class FfmpegOptions {

    private static final String CONTAINERS = "mov,matroska,avi,flv,mpegts,mpeg,h264,hevc,m4v,mjpeg";

    /**
     * Without fpsprobesize opening a stream waits for some twenty pictures to estimate its rate, which nobody here asks for,
     * and then hands these out at once as if they were new (measured: 1.9 s against 0.5 s at 15 pictures a second). Sound is
     * not even set up. A file with 500 streams took 900 MB to open; no camera has more than a few.
     */
    private static final String ALWAYS = "fpsprobesize;0|allowed_media_types;video|max_streams;32";

    /** For a video file: itself and nothing else. */
    public static final String FILE = ALWAYS + "|protocol_whitelist;file|format_whitelist;" + CONTAINERS;

    private FfmpegOptions() {}

    /**
     * For a camera in the network: nothing of the gateway's own files, no playlists.
     *
     * @param transport RTSP's, {@code tcp} or {@code udp}
     */
    public static String network(String transport) {
        return "rtsp_transport;" + transport.toLowerCase(Locale.ROOT) + "|" + ALWAYS
                + "|protocol_whitelist;rtp,srtp,udp,tcp,tls,http,https,httpproxy"
                + "|format_whitelist;rtsp,mpjpeg,jpeg_pipe," + CONTAINERS;
    }
}
