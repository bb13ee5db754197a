package io.ocellus.inference;

import io.ocellus.model.ModelDescription;
import io.ocellus.openvino.CompiledModel;
import io.ocellus.openvino.OpenVinoException;
import io.ocellus.openvino.Property;
import io.ocellus.report.Observation;
import java.util.List;

/**
 * A model compiled for a device, with its infer requests. Made by an {@link Engine}; whoever holds it closes it, or hands it
 * to a {@link ModelSlot}, which then does.
 */
public final class LoadedModel implements AutoCloseable {

    private final ModelDescription description;
    private final Placement placement;
    private final CompiledModel compiled;
    private final List<PictureRequest> requests;
    private volatile Observation.Model identity;

    LoadedModel(
            ModelDescription description, Placement placement, CompiledModel compiled, List<PictureRequest> requests) {
        this.description = description;
        this.placement = placement;
        this.compiled = compiled;
        this.requests = List.copyOf(requests);
        this.identity = identify();
    }

    public ModelDescription description() {
        return description;
    }

    /** What was asked for; what became of it is in {@link #identity}, {@link #requests} and {@link #floatPrecision}. */
    public Placement placement() {
        return placement;
    }

    /** Name, digest, labels and the devices that OpenVINO says execute it. */
    public Observation.Model identity() {
        return identity;
    }

    /** Asks OpenVINO again: {@code AUTO} may move a model to another device while it runs. */
    Observation.Model refreshIdentity() {
        Observation.Model now = identify();
        if (!now.executedOn().equals(identity.executedOn())) {
            identity = now;
        }
        return identity;
    }

    private Observation.Model identify() {
        return new Observation.Model(
                description.id(),
                description.digest(),
                description.labels(),
                String.join(",", compiled.getExecutionDevices()));
    }

    /** Inferences at once. */
    public int requests() {
        return requests.size();
    }

    /**
     * The element type in which the device calculates whatever is not quantized, as OpenVINO's
     * {@code INFERENCE_PRECISION_HINT} says: {@code f32}, {@code bf16}, …; empty where it does not.
     */
    public String floatPrecision() {
        return property(Property.INFERENCE_PRECISION_HINT);
    }

    /** The compiled model's {@code RUNTIME_REQUIREMENTS}; empty where the device has none. */
    public String runtimeRequirements() {
        return property(Property.RUNTIME_REQUIREMENTS);
    }

    private String property(String key) {
        try {
            return compiled.getProperty(key);
        } catch (OpenVinoException e) {
            return ""; // not every device has every property
        }
    }

    PictureRequest request(int index) {
        return requests.get(index);
    }

    @Override
    public void close() {
        requests.forEach(PictureRequest::close);
        compiled.close();
    }
}
