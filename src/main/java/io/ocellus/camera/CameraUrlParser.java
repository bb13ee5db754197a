package io.ocellus.camera;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads camera URLs. Its sentences repeat the scheme at most: whatever else was given may hold a password. */
final class CameraUrlParser {

    private static final String KNOWN =
            "rtsp://, rtsps://, http://, https://, v4l2:/dev/video0, file:, folder: and test: are known";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,20}):(.*)");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Za-z:.%]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
    private static final Pattern TEST = Pattern.compile("(\\d{1,5})x(\\d{1,5})(?:@(\\d{1,4}(?:\\.\\d{1,3})?))?");
    private static final Pattern DEVICE = Pattern.compile("/dev/[A-Za-z0-9._/:-]+");
    private static final int LARGEST_SIDE = 16_384;

    private CameraUrlParser() {}

    static CameraUrl parse(String url) {
        Matcher m = SCHEME.matcher(url);
        if (!m.matches()) {
            throw new IllegalArgumentException("a camera's url starts with its scheme: " + KNOWN);
        }
        if (url.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a camera's url must not hold control characters");
        }
        String scheme = m.group(1).toLowerCase(Locale.ROOT);
        String rest = m.group(2);
        return switch (scheme) {
            case "rtsp", "rtsps", "http", "https" -> network(scheme, rest);
            case "v4l2" -> device(rest);
            case "file" -> new CameraUrl.VideoFile(path(scheme, rest));
            case "folder" -> new CameraUrl.PictureFolder(path(scheme, rest));
            case "test" -> test(rest);
            default ->
                throw new IllegalArgumentException("a camera's url can't start with '" + scheme + ":'; " + KNOWN);
        };
    }

    private static CameraUrl network(String scheme, String rest) {
        if (!rest.startsWith("//")) {
            throw new IllegalArgumentException("a camera's url must look like " + scheme + "://HOST/PATH");
        }
        int end = 2;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String authority = rest.substring(2, end);
        String path = rest.substring(end);
        if (beforeQuery(rest).indexOf('@') >= 0) { // in the path too: a password may hold a slash
            throw new IllegalArgumentException(
                    "a camera's url must not hold a user or password:"
                            + " put them into local.credentials and name them in the camera's credentials (any other @ is %40)");
        }
        Matcher m = AUTHORITY.matcher(authority);
        if (!m.matches() || (m.group(2) != null && Integer.parseInt(m.group(2)) > 65_535)) {
            throw new IllegalArgumentException(
                    "a camera's url must look like " + scheme + "://HOST:PORT/PATH, and its host or port is none");
        }
        if (path.indexOf('#') >= 0 || path.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a camera's url must not hold blanks or # (write %20 and %23)");
        }
        return new CameraUrl.Network(scheme, authority, path);
    }

    private static String beforeQuery(String rest) {
        int query = rest.indexOf('?');
        return query < 0 ? rest : rest.substring(0, query);
    }

    private static CameraUrl device(String rest) {
        if (!DEVICE.matcher(rest).matches() || rest.contains("..")) {
            throw new IllegalArgumentException("a v4l2 camera's url must look like v4l2:/dev/video0");
        }
        return new CameraUrl.V4l2(Path.of(rest));
    }

    private static Path path(String scheme, String rest) {
        String plain = rest.startsWith("///") ? rest.substring(2) : rest;
        if (plain.isEmpty() || plain.startsWith("//")) {
            throw new IllegalArgumentException("a camera's url must look like " + scheme + ":PATH");
        }
        try {
            return Path.of(plain);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the path in a camera's " + scheme + ": url is none", e);
        }
    }

    private static CameraUrl test(String rest) {
        Matcher m = TEST.matcher(rest.isEmpty() ? "640x480" : rest);
        if (!m.matches()) {
            throw new IllegalArgumentException("a test camera's url must look like test:640x480@15");
        }
        int width = Integer.parseInt(m.group(1));
        int height = Integer.parseInt(m.group(2));
        double fps = m.group(3) == null ? 15 : Double.parseDouble(m.group(3));
        if (width < 16 || height < 16 || width > LARGEST_SIDE || height > LARGEST_SIDE || fps <= 0 || fps > 1000) {
            throw new IllegalArgumentException("a test camera's picture must have 16 to " + LARGEST_SIDE
                    + " pixels a side and more than 0, at most 1000 pictures a second");
        }
        return new CameraUrl.TestPattern(width, height, fps);
    }
}
