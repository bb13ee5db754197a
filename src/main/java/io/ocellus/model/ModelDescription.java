package io.ocellus.model;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model on disk, checked and understood, wherever its description came from: a bundle's manifest or Model API's
 * {@code model_info} in the IR itself.
 *
 * @param name the bundle's name
 * @param version counted from 1
 * @param precision what its weights are, as its manifest says: {@code int8}, {@code fp32}, …; empty where nothing says it
 * @param digest {@code sha256:…} over everything that decides the results
 * @param xml OpenVINO IR, topology
 * @param bin OpenVINO IR, weights
 * @param input what it wants to see
 * @param output what it says
 * @param labels one a class, in the order of its output
 * @param golden pictures with known outputs; null for a model without a manifest
 */
public record ModelDescription(
        String name,
        int version,
        String precision,
        String digest,
        Path xml,
        Path bin,
        ModelInput input,
        ModelOutput output,
        List<String> labels,
        @Nullable GoldenSet golden) {

    public ModelDescription {
        labels = List.copyOf(labels);
    }

    /** {@code name@version}, as results name it. */
    public String id() {
        return name + "@" + version;
    }
}
