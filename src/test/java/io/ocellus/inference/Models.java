package io.ocellus.inference;

import io.ocellus.model.Evidence;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelInput;
import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.ModelInput.Layout;
import io.ocellus.model.ModelOutput;
import io.ocellus.model.ModelOutput.Activation;
import io.ocellus.model.TinyIr;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Descriptions of {@link TinyIr} networks. */
final class Models {

    static final ModelOutput LOGITS = new ModelOutput("scores", Activation.SOFTMAX, 1, false, 0);
    static final ModelOutput AS_IS = new ModelOutput("scores", Activation.NONE, 1, false, 0);

    private Models() {}

    static ModelInput input(int width, int height, Color color, Fit fit) {
        return new ModelInput(height, width, color, Layout.NCHW, List.of(), List.of(), fit, 77, false);
    }

    static ModelDescription write(Path folder, String name, TinyIr ir, ModelInput input, ModelOutput output)
            throws IOException {
        ir.write(folder);
        List<String> labels =
                IntStream.range(0, ir.classes()).mapToObj(i -> name + "-" + i).toList();
        return new ModelDescription(
                name,
                1,
                "",
                "fp32",
                "sha256:" + name,
                folder.resolve("model.xml"),
                folder.resolve("model.bin"),
                input,
                output,
                labels,
                null,
                Evidence.NONE);
    }
}
