package io.ocellus.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a camera's {@code url}. Its sentences never repeat the URL, which might hold a password. */
final class CameraUrl {

    static final List<String> SCHEMES = List.of("rtsp", "rtsps", "http", "https", "v4l2", "file", "folder", "test");
    static final List<String> RTSP = List.of("rtsp", "rtsps");
    static final List<String> NETWORK = List.of("rtsp", "rtsps", "http", "https");
    static final List<String> FILES = List.of("file", "folder");

    private static final Pattern ADDRESS = Pattern.compile(
            "[a-z]+://(?:\\[[0-9A-Za-z:.%]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?(?:[/?][^#\\s\\p{Cntrl}]*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DEVICE = Pattern.compile("(?!.*\\.\\.)/dev/[A-Za-z0-9._/:-]+");
    private static final Pattern PATTERN =
            Pattern.compile("([1-9][0-9]{1,4})x([1-9][0-9]{1,4})(?:@([0-9]{1,4}(?:\\.[0-9]{1,3})?))?");

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
        if (!text.codePoints().allMatch(Shown::isPrintable)) {
            problems.add(place, "must not hold characters that can't be printed");
        } else if (!SCHEMES.contains(scheme)) {
            problems.add(place, UrlParts.refusedScheme(scheme, SCHEMES));
        } else if (FILES.contains(scheme)) {
            return scheme + ":" + path(place, rest);
        } else if (scheme.equals("v4l2") && !DEVICE.matcher(rest).matches()) {
            problems.add(place, "must name a device, as in v4l2:/dev/video0");
        } else if (scheme.equals("test") && !isPattern(rest)) {
            problems.add(
                    place,
                    "must be test: or with a size (16 to 16384 pixels a side) and rate (at most 1000), as in"
                            + " test:640x480@15");
        } else if (NETWORK.contains(scheme)) {
            checkNetwork(place, scheme, text);
        }
        return scheme + ":" + rest;
    }

    private static boolean isPattern(String rest) {
        Matcher matcher = PATTERN.matcher(rest);
        return rest.isEmpty()
                || (matcher.matches()
                        && isSide(matcher.group(1))
                        && isSide(matcher.group(2))
                        && isRate(matcher.group(3)));
    }

    private static boolean isSide(String digits) {
        int pixels = Integer.parseInt(digits);
        return pixels >= 16 && pixels <= 16_384;
    }

    private static boolean isRate(@Nullable String digits) {
        double fps = digits == null ? 1 : Double.parseDouble(digits);
        return fps > 0 && fps <= 1000;
    }

    private void checkNetwork(Place place, String scheme, String text) {
        // In the path too, as a password may hold a slash; a query may hold an e-mail address.
        if (text.split("\\?", 2)[0].contains("@")) {
            problems.add(
                    place,
                    "must not hold user or password; put them under local.credentials.NAME and write credentials: NAME"
                            + " (any other @ is %40)");
            return;
        }
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.matches() || (matcher.group(1) != null && Integer.parseInt(matcher.group(1)) > 65_535)) {
            problems.add(
                    place, "is not a valid URL; it must be like " + scheme + "://HOST:PORT/PATH, without blanks or #");
        }
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
