package io.ocellus.model;

import io.ocellus.model.ModelInput.Layout;
import io.ocellus.model.ModelOutput.Activation;
import io.ocellus.signature.Shown;
import java.util.ArrayList;
import java.util.List;

/** Holds what is said of a model against its topology. */
final class IrRules {

    /** As many as a bundle's manifest may name. */
    private static final int MOST_CLASSES = 100_000;

    private static final int LARGEST_SIDE = 4096;

    private IrRules() {}

    /** One sentence for each contradiction. */
    static List<String> problems(Ir ir, ModelInput input, ModelOutput output, int labels) {
        List<String> problems = new ArrayList<>();
        List<Long> shape = ir.picture().shape();
        boolean nchw = input.layout() == Layout.NCHW;
        differs("channels", shape.get(nchw ? 1 : 3), input.color().channels(), problems);
        differs("rows", shape.get(nchw ? 2 : 1), input.height(), problems);
        differs("columns", shape.get(nchw ? 3 : 2), input.width(), problems);
        if (shape.getFirst() > 1) {
            problems.add("model.xml wants " + shape.getFirst() + " pictures at once, only 1 is supported");
        }
        Ir.Port scores = ir.scores();
        long classes = classes(scores);
        if (classes == 0 || classes > MOST_CLASSES) {
            problems.add("model.xml has " + (classes == 0 ? "no" : "more than " + MOST_CLASSES) + " classes");
        } else if (labels == 0) {
            problems.add("model.xml has an open number of classes, and there are no labels");
        } else if (classes != Ir.DYNAMIC && classes != labels) {
            problems.add("model.xml has " + classes + " classes, but there are " + labels + " labels");
        }
        boolean ends = scores.endsInSoftmax() || scores.endsInSigmoid();
        if (output.activation() == Activation.NONE && !ends) {
            problems.add("the output is said to be probabilities, but model.xml ends in "
                    + Shown.shortened(scores.lastStep()));
        } else if (output.activation() != Activation.NONE && ends) {
            problems.add(
                    "the output is said to be logits, but model.xml ends in " + Shown.shortened(scores.lastStep()));
        }
        return problems;
    }

    /** Numbers a picture, or {@link Ir#DYNAMIC} where the shape is open. */
    static long classes(Ir.Port scores) {
        List<Long> shape = scores.shape();
        long classes = 1;
        for (long dimension : shape.isEmpty() ? shape : shape.subList(1, shape.size())) {
            if (dimension == Ir.DYNAMIC) {
                return Ir.DYNAMIC;
            }
            classes = Math.min(MOST_CLASSES + 1, classes * dimension);
        }
        return shape.isEmpty() ? Ir.DYNAMIC : classes;
    }

    private static void differs(String what, long has, int said, List<String> problems) {
        if (has > LARGEST_SIDE) {
            problems.add("model.xml has " + has + " " + what + ", at most " + LARGEST_SIDE + " are supported");
        } else if (has != Ir.DYNAMIC && has != said) {
            problems.add("model.xml has " + has + " " + what + ", not " + said);
        }
    }
}
