package io.ocellus.camera;

import io.ocellus.config.Local.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Joins a camera's credentials to its URL for the one call that opens it, and takes them out of everything else. */
final class Credentialed {

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s]*@");
    private static final String HIDDEN = "***";

    private final @Nullable Credentials credentials;

    Credentialed(@Nullable Credentials credentials) {
        this.credentials = credentials;
    }

    /** The URL to open, user and password percent-encoded. A secret: never for a log, a message or an error. */
    String join(CameraUrl.Network url) {
        String userInfo = credentials == null
                ? ""
                : encode(credentials.username()) + ":"
                        + encode(credentials.password().reveal()) + "@";
        return url.scheme() + "://" + userInfo + url.authority() + url.rest();
    }

    /** The text without any URL's user and password, and without this camera's password anywhere. */
    String redact(String text) {
        String safe = USER_INFO.matcher(text).replaceAll(HIDDEN + "@");
        if (credentials != null && !credentials.password().reveal().isEmpty()) {
            String password = credentials.password().reveal();
            safe = safe.replace(password, HIDDEN).replace(encode(password), HIDDEN);
        }
        return safe;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
