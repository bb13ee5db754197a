package io.ocellus.efficientnet;

import java.util.List;

/**
 * A baseline network as data: what the search found, and how it is scaled.
 *
 * @param name as people call it
 * @param resolution pixels of the side of the baseline's input
 * @param stem channels of the first convolution (3×3, stride 2), before scaling
 * @param stages at least one, from input to output
 * @param head channels of the 1×1 convolution before the pooling, before scaling
 * @param rounding of scaled channels
 * @param fixedEnds whether stem, head and the repeats of the first and last stage stay as they are, as in the Lite variants (reference
 *     code, {@code fix_head_stem})
 */
public record BlockTable(
        String name,
        Activation activation,
        int resolution,
        int stem,
        List<Stage> stages,
        int head,
        Rounding rounding,
        boolean fixedEnds) {

    /** Keeps its own copy of the stages. */
    public BlockTable {
        stages = List.copyOf(stages);
    }

    /** The network of this table at its own resolution times {@code scaling.resolution()}, to the nearest pixel. */
    public Network scaled(String name, Scaling scaling, int classes) {
        return network(name, scaling, (int) Math.max(1, Math.round(resolution * scaling.resolution())), classes);
    }

    /** The network of this table scaled in width and depth, for an input of {@code pixels}×{@code pixels}. */
    public Network network(String name, Scaling scaling, int pixels, int classes) {
        return new Network(
                name, activation, pixels, classes, new Assembly(this, scaling, classes).blocks(Shape.picture(pixels)));
    }
}
