package io.ocellus.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a camera's {@code url}. Its sentences never repeat the URL, which might hold a password. */
final class CameraUrl {

    static final List<String> SCHEMES = List.of("rtsp", "rtsps", "http", "https", "v4l2", "file", "folder", "test");
    static final List<String> RTSP = List.of("rtsp", "rtsps");
    static final List<String> NETWORK = List.of("rtsp", "rtsps", "http", "https");
    static final List<String> FILES = List.of("file", "folder");

    private final Problems problems;
    private final Path folder;
    private final @Nullable Path media;

    /**
     * @param folder of the configuration: relative paths start here where there is no {@code media}
     * @param media relative paths start here and none may leave it, or null
     */
    CameraUrl(Problems problems, Path folder, @Nullable Path media) {
        this.problems = problems;
        this.folder = folder;
        this.media = media;
    }

    /** The URL with its scheme in lower case; of {@code file:} and {@code folder:} with an absolute path, not percent-encoded. */
    String read(Place place, String text) {
        String scheme = UrlParts.scheme(text);
        String rest = text.substring(text.indexOf(':') + 1);
        if (!SCHEMES.contains(scheme)) {
            problems.add(place, UrlParts.refusedScheme(scheme, SCHEMES));
        } else if (FILES.contains(scheme)) {
            return scheme + ":" + path(place, rest);
        } else if (scheme.equals("v4l2") && !rest.startsWith("/dev/")) {
            problems.add(place, "must name a device, as in v4l2:/dev/video0");
        } else if (NETWORK.contains(scheme)) {
            checkNetwork(place, scheme, text);
        }
        return scheme + ":" + rest;
    }

    private void checkNetwork(Place place, String scheme, String text) {
        if (UrlParts.hasUserInfo(text)) {
            problems.add(
                    place,
                    "must not hold user or password; put them under local.credentials.NAME and write credentials: NAME");
            return;
        }
        try {
            URI url = new URI(text);
            if (url.getHost() != null && url.getPort() <= 65535) {
                return;
            }
        } catch (URISyntaxException e) {
            // The same sentence as for a URL without a host.
        }
        problems.add(place, "is not a valid URL; it must be like " + scheme + "://HOST:PORT/PATH");
    }

    private Path path(Place place, String rest) {
        String path = rest.startsWith("///") ? rest.substring(2) : rest;
        if (path.isBlank() || path.startsWith("//")) {
            problems.add(place, "must name a path, as in file:clips/dock.mp4 or file:/srv/clips/dock.mp4");
            return folder;
        }
        try {
            Path resolved = (media == null ? folder : media).resolve(path).normalize();
            if (media != null && !resolved.startsWith(media)) {
                problems.add(place, "the path leaves the folder of local.media");
            }
            return resolved;
        } catch (InvalidPathException e) {
            problems.add(place, "is not a path");
            return folder;
        }
    }
}
