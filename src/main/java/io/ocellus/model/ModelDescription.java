package io.ocellus.model;

import io.ocellus.signature.Shown;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model on disk, checked and understood, wherever its description came from: a bundle's manifest or Model API's
 * {@code model_info} in the IR itself.
 *
 * @param name the bundle's name
 * @param version counted from 1
 * @param architecture as its manifest says, in the paper's spelling: {@code efficientnet-lite0}; empty where nothing says it
 * @param precision what its weights are, as its manifest says: {@code int8}, {@code fp32}, …; empty where nothing says it
 * @param digest {@code sha256:…} over everything that decides the results
 * @param xml OpenVINO IR, topology
 * @param bin OpenVINO IR, weights
 * @param input what it wants to see
 * @param output what it says
 * @param labels one a class, in the order of its output
 * @param golden pictures with known outputs at this size; null for a model that has none
 * @param evidence what was measured when it was built; {@link Evidence#NONE} for a model without a manifest
 */
public record ModelDescription(
        String name,
        int version,
        String architecture,
        String precision,
        String digest,
        Path xml,
        Path bin,
        ModelInput input,
        ModelOutput output,
        List<String> labels,
        @Nullable GoldenSet golden,
        Evidence evidence) {

    public ModelDescription {
        labels = List.copyOf(labels);
    }

    /**
     * The same model, to be compiled for pictures of another size and proved by the outputs of that size.
     *
     * @param size one of its input's {@link ModelInput#sizes}
     * @throws ModelException where it is none of them
     */
    public ModelDescription at(int size) {
        if (!input.sizes().contains(size)) {
            throw new ModelException(
                    xml, "has the sizes " + Shown.shortened(input.sizes().toString()) + ", not " + size);
        }
        return new ModelDescription(
                name,
                version,
                architecture,
                precision,
                digest,
                xml,
                bin,
                input.at(size),
                output,
                labels,
                golden == null ? null : golden.at(size),
                evidence);
    }

    /** {@code name@version}, as results name it. */
    public String id() {
        return name + "@" + version;
    }
}
