package io.ocellus.inference;

import io.ocellus.report.Probabilities;
import io.ocellus.report.ScoredLabel;
import java.util.List;
import org.opencv.core.Mat;

/** Classifies single pictures, one after another, exactly as the workers do. For one thread. */
public final class Classifier {

    private final LoadedModel model;

    /**
     * Makes one.
     *
     * @param model stays the caller's, and no slot may hold it
     */
    public Classifier(LoadedModel model) {
        this.model = model;
    }

    /**
     * One probability a class.
     *
     * @param picture 8-bit BGR, grey or BGRA
     * @throws io.ocellus.openvino.OpenVinoException where the inference fails
     */
    public Probabilities classify(Mat picture) {
        PictureRequest request = model.request(0);
        request.write(picture, Area.FULL);
        request.infer();
        return request.read();
    }

    /** The {@code k} best classes, best first. */
    public List<ScoredLabel> classify(Mat picture, int k) {
        return TopK.of(classify(picture), model.description().labels(), k);
    }
}
