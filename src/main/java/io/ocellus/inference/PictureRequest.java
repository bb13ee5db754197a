package io.ocellus.inference;

import io.ocellus.model.ModelDescription;
import io.ocellus.openvino.InferRequest;
import io.ocellus.openvino.Tensor;
import io.ocellus.report.Probabilities;
import org.opencv.core.Mat;

/** An infer request with its own tensors and all that is needed to fill and read them. For one thread at a time. */
final class PictureRequest implements AutoCloseable {

    private final ModelDescription model;
    private final InferRequest request;
    private final Tensor input;
    private final Tensor output;
    private final Preprocessor preprocessor;

    PictureRequest(ModelDescription model, InferRequest request, Tensor input, int outputIndex) {
        this.model = model;
        this.request = request;
        this.input = input;
        request.setInputTensor(input);
        this.output = request.getOutputTensor(outputIndex);
        this.preprocessor = new Preprocessor(model.input(), input);
    }

    /** Writes a part of a picture into the input tensor. */
    void write(Mat picture, Area area) {
        preprocessor.write(picture, area);
    }

    /** Infers and waits for the end. */
    void infer() {
        InferRequest.Outcome outcome = request.infer();
        if (outcome != InferRequest.Outcome.DONE) {
            throw new IllegalStateException("an inference ended as " + outcome);
        }
    }

    /** One probability a class. */
    Probabilities read() {
        float[] values = new float[model.labels().size()];
        output.copyTo(values);
        Activations.apply(values, model.output());
        return Probabilities.ofOwned(values);
    }

    Tensor input() {
        return input;
    }

    @Override
    public void close() {
        preprocessor.close();
        output.close();
        request.close();
        input.close();
    }
}
