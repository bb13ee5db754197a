package io.ocellus.mqtt;

import java.net.URI;

/** What {@code local.mqtt.url} may be: {@code mqtt://host[:port]} or {@code mqtts://host[:port]}. */
final class BrokerUrl {

    private static final int PORT = 1883;
    private static final int SECURE_PORT = 8883;

    private BrokerUrl() {}

    static boolean isSecure(URI url) {
        return "mqtts".equals(url.getScheme());
    }

    static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return isSecure(url) ? SECURE_PORT : PORT;
    }

    /**
     * The same in Paho's words: always TCP, since {@link BrokerSocket} does TLS. Every other scheme is refused by name: Paho would look for classes that aren't here.
     */
    static String toPaho(URI url) {
        String scheme = url.getScheme();
        if (scheme == null) {
            throw new IllegalArgumentException("local.mqtt.url: has no scheme, use mqtt:// or mqtts://");
        }
        if (!scheme.equals("mqtt") && !scheme.equals("mqtts")) {
            throw new IllegalArgumentException(
                    "local.mqtt.url: the scheme " + scheme + ":// is not supported, use mqtt:// or mqtts://");
        }
        if (url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "local.mqtt.url: must hold no user name and password, use local.mqtt.username and .password");
        }
        if (url.getHost() == null || !String.valueOf(url.getPath()).isEmpty()) {
            throw new IllegalArgumentException(
                    "local.mqtt.url: must be " + scheme + "://HOST or " + scheme + "://HOST:PORT, is " + url);
        }
        return "tcp://" + url.getHost() + ":" + port(url);
    }
}
