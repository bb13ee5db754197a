package io.ocellus.agent;

import io.ocellus.inference.Placement;
import io.ocellus.model.ModelDescription;

/** What a classifier runs and where. */
record Seat(ModelDescription model, Placement placement) {

    /** As in {@code imagenet-lite0@1 224x224 on CPU}. */
    @Override
    public String toString() {
        return model.id() + " " + model.input().width() + "x" + model.input().height() + " on " + placement.device();
    }
}
