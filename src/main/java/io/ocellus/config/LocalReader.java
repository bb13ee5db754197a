package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.config.Local.Credentials;
import io.ocellus.config.Local.HttpSettings;
import io.ocellus.config.Local.OutboxSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes {@link Local} from the part {@code local} of a document. */
final class LocalReader {

    private static final long SMALLEST_OUTBOX = 1 << 20;

    /** Judged by its text: a name is not looked up. */
    private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.[0-9]{1,3}){3}|::1|localhost");

    private final Reading reading;
    private final SecretReader secrets;
    private final String hostName;

    LocalReader(Reading reading, String hostName) {
        this.reading = reading;
        this.secrets = new SecretReader(reading);
        this.hostName = hostName;
    }

    Local read(Place place, JsonNode node) {
        Fields local = reading.fields(place, node, "local");
        String site = local.text("site");
        String gateway = local.has("node") ? local.text("node") : HostName.toId(hostName);
        return new Local(
                site,
                gateway,
                mqtt(local, site, gateway),
                outbox(local),
                credentials(local),
                new TrustReader(reading).read(local.place("trust"), local.get("trust")),
                http(local),
                reading.path(local.place("models"), local.text("models")),
                state(local),
                reading.optionalPath(local, "media"),
                reading.optionalPath(local, "openvino"));
    }

    private @Nullable MqttSettings mqtt(Fields local, String site, String node) {
        return local.has("mqtt")
                ? new MqttReader(reading, secrets)
                        .read(reading.fields(local.place("mqtt"), local.get("mqtt"), "mqtt"), site, node)
                : null;
    }

    private OutboxSettings outbox(Fields local) {
        Fields outbox = reading.fields(local.place("outbox"), local.get("outbox"), "outbox");
        long bytes = outbox.size("bytes");
        if (bytes < SMALLEST_OUTBOX) {
            reading.problems().add(outbox.place("bytes"), "must be at least 1MiB, is " + outbox.text("bytes"));
        }
        return new OutboxSettings(bytes, outbox.duration("age"), outbox.whole("resend_rate"));
    }

    /** A service manager says where a service may write; several folders are joined by colons. */
    private Path state(Fields local) {
        String given = reading.environment().getOrDefault("STATE_DIRECTORY", "");
        String text = local.has("state") || given.isEmpty() ? local.text("state") : given.split(":", 2)[0];
        return reading.path(local.place("state"), text);
    }

    private HttpSettings http(Fields local) {
        Fields http = reading.fields(local.place("http"), local.get("http"), "http");
        String host = http.text("host");
        if (!LOOPBACK.matcher(host).matches()) {
            reading.problems()
                    .add(
                            http.place("host"),
                            "must be 127.0.0.1, ::1 or localhost, since health and metrics ask for no password; for other"
                                    + " machines, put a proxy with a login in front");
        }
        return new HttpSettings(host, http.whole("port"));
    }

    private Map<String, Credentials> credentials(Fields local) {
        Map<String, Credentials> all = new TreeMap<>();
        local.get("credentials").forEachEntry((name, node) -> {
            Fields one = reading.fields(local.place("credentials").child(name), node, "credentials");
            Secret password = secrets.read(one, "password");
            all.put(name, new Credentials(one.text("username"), password == null ? new Secret("") : password));
        });
        return Map.copyOf(all);
    }
}
