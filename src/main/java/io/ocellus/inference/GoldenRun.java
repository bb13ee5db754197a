package io.ocellus.inference;

import io.ocellus.frame.PictureFile;
import io.ocellus.model.GoldenSet;
import io.ocellus.model.ModelException;
import java.nio.file.Path;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * Has a loaded model answer to its golden pictures, with the code that the agent's frames go through, and compares with what the
 * model said when it was built. Probabilities are compared after the bundle's temperature, as the agent uses them.
 */
public final class GoldenRun {

    private GoldenRun() {}

    /**
     * Runs it on one thread.
     *
     * @param model stays the caller's, and no slot may hold it
     * @param golden of its description, which must have one
     * @throws ModelException where a picture or the outputs can't be read
     * @throws io.ocellus.openvino.OpenVinoException where an inference fails
     */
    public static GoldenVerdict of(LoadedModel model, GoldenSet golden) {
        float[][] expected = golden.readOutputs();
        Classifier classifier = new Classifier(model);
        int agreeing = 0;
        float difference = 0;
        for (int i = 0; i < expected.length; i++) {
            float[] seen = classify(classifier, golden.pictures().get(i));
            Activations.apply(expected[i], model.description().output());
            agreeing += best(seen) == best(expected[i]) ? 1 : 0;
            difference = Math.max(difference, largestDifference(seen, expected[i]));
        }
        return new GoldenVerdict(
                model.description().input().height(),
                expected.length,
                (double) agreeing / expected.length,
                difference,
                golden.limits());
    }

    private static float[] classify(Classifier classifier, Path picture) {
        Mat mat = PictureFile.read(picture, Imgcodecs.IMREAD_COLOR);
        try {
            if (mat.empty()) {
                throw new ModelException(picture, "can't be read as a picture");
            }
            return classifier.classify(mat).toArray();
        } finally {
            mat.release();
        }
    }

    private static int best(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static float largestDifference(float[] one, float[] other) {
        float largest = 0;
        for (int i = 0; i < one.length; i++) {
            float difference = Math.abs(one[i] - other[i]);
            largest = Math.max(largest, Float.isFinite(difference) ? difference : 1);
        }
        return largest;
    }
}
