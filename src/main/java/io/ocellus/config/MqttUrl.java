package io.ocellus.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Reads {@code local.mqtt.url}. Its sentences never repeat the URL, which might hold a password. */
final class MqttUrl {

    private static final List<String> SCHEMES = List.of("mqtt", "mqtts");
    /** Stands where the URL can't be used; settings with a problem are never handed out. */
    private static final URI NONE = URI.create("mqtt://localhost:1883");

    private final Problems problems;

    MqttUrl(Problems problems) {
        this.problems = problems;
    }

    /** Always with a port. */
    URI read(Fields mqtt) {
        Place place = mqtt.place("url");
        String text = mqtt.text("url");
        if (text.isEmpty()) {
            return NONE;
        }
        String scheme = UrlParts.scheme(text);
        if (!SCHEMES.contains(scheme)) {
            return refuse(place, UrlParts.refusedScheme(scheme, SCHEMES));
        }
        if (text.contains("@")) {
            return refuse(place, "must not hold user or password; put them under local.mqtt.username and password");
        }
        try {
            URI url = new URI(text);
            if (url.getHost() == null || url.getPort() > 65535) {
                return refuse(place, "must be " + scheme + "://HOST or " + scheme + "://HOST:PORT");
            }
            boolean more = url.getRawQuery() != null || url.getRawFragment() != null;
            if (more || !List.of("", "/").contains(url.getRawPath())) {
                return refuse(place, "must end after the host and port");
            }
            int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("mqtt") ? 1883 : 8883;
            return new URI(scheme, null, url.getHost(), port, null, null, null);
        } catch (URISyntaxException e) {
            return refuse(place, "must be " + scheme + "://HOST or " + scheme + "://HOST:PORT");
        }
    }

    private URI refuse(Place place, String sentence) {
        problems.add(place, sentence);
        return NONE;
    }
}
