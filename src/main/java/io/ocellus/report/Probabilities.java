package io.ocellus.report;

/** A model's output for one picture: one probability a class, each 0 to 1. Immutable. */
public final class Probabilities {

    private final float[] values;

    private Probabilities(float[] values) {
        this.values = values;
    }

    /** Takes the array over: the caller must not write to it afterwards. */
    public static Probabilities ofOwned(float[] values) {
        return new Probabilities(values);
    }

    public int size() {
        return values.length;
    }

    public float get(int index) {
        return values[index];
    }

    /** A copy, for those who go on calculating. */
    public float[] toArray() {
        return values.clone();
    }
}
