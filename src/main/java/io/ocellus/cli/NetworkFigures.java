package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.efficientnet.Network;
import io.ocellus.efficientnet.Precision;
import java.util.Locale;

/** A network's figures, as tables and documents show them. */
final class NetworkFigures {

    private NetworkFigures() {}

    /** {@code 5,288,548}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 0.386 B}: 10⁹, as the papers count multiply-adds. */
    static String billions(long value) {
        return String.format(Locale.ROOT, "%.3f B", value / 1e9);
    }

    /** {@code 6.7 M}: 10⁶. */
    static String millions(long value) {
        return String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }

    /** {@code 20.2 MiB}. */
    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    /** {@code 1.23}. */
    static String factor(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** All of them, exact; sizes in bytes. */
    static ObjectNode json(Network network) {
        ObjectNode json = Json.object()
                .put("name", network.name())
                .put("resolution", network.resolution())
                .put("classes", network.classes())
                .put("parameters", network.parameters())
                .put("multiply_adds", network.multiplyAdds())
                .put("activations", network.activations());
        ObjectNode peak = json.putObject("peak_activation_bytes");
        ObjectNode weights = json.putObject("weight_bytes");
        for (Precision precision : Precision.values()) {
            String name = precision.name().toLowerCase(Locale.ROOT);
            peak.put(name, network.peakActivationBytes(precision));
            weights.put(name, network.weightBytes(precision));
        }
        return json;
    }
}
