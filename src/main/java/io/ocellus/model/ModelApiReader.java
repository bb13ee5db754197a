package io.ocellus.model;

import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.ModelInput.Layout;
import io.ocellus.model.ModelOutput.Activation;
import io.ocellus.signature.Shown;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a plain OpenVINO IR without a manifest of ours, described by Model API's {@code rt_info/model_info} as Intel Geti and
 * others export it. Names, defaults and meaning are those of Model API's classification wrapper (openvino-model-api 0.4); what
 * would change the result and is not supported is refused by name. Differences: an activation that the model already ends in
 * is not applied a second time, found from the topology instead of from each output; a non-square {@code crop} keeps the
 * model's aspect ratio.
 */
final class ModelApiReader {

    private static final double MAX_PIXEL = 255;

    private final IrReader irReader = new IrReader();

    /** @throws ModelException with everything that is wrong with the model */
    ModelDescription read(Path folder, String name, int version) {
        Path xml = topology(folder);
        Path bin = Path.of(xml.toString().replaceAll("\\.xml$", ".bin"));
        if (!Files.isRegularFile(bin)) {
            throw new ModelException(folder, bin.getFileName() + " is missing beside " + xml.getFileName());
        }
        Ir ir = irReader.read(xml);
        ModelInfo info = new ModelInfo(ir.modelInfo());
        if (info.isEmpty()) {
            throw new ModelException(folder, "has neither bundle.json nor rt_info/model_info in " + xml.getFileName());
        }
        refuseUnsupported(info);
        ModelInput input = input(info, ir.picture());
        ModelOutput output = output(info, ir.scores());
        List<String> labels = new ModelApiLabels(folder, info).read(IrRules.classes(ir.scores()));
        List<String> problems = new ArrayList<>(info.problems());
        problems.addAll(IrRules.problems(ir, input, output, labels.size()));
        if (!problems.isEmpty()) {
            throw new ModelException(folder, problems);
        }
        return new ModelDescription(
                name, version, "", "", digest(xml, bin), xml, bin, input, output, labels, null, Evidence.NONE);
    }

    private static Path topology(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.xml")) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new ModelException(folder, "can't be listed; may this user read it?");
        }
        if (found.size() != 1) {
            throw new ModelException(folder, "must hold bundle.json or one .xml file, holds " + found.size());
        }
        return found.getFirst();
    }

    private static void refuseUnsupported(ModelInfo info) {
        only(info, "model_type", "", "classification");
        only(info, "task_type", "classification", "classification");
        only(info, "input_dtype", "u8", "u8");
        only(info, "intensity_mode", "none", "none", "scale_to_unit");
        only(info, "interpolation_mode", "LINEAR", "linear");
        if (info.truth("hierarchical")) {
            info.refuse("hierarchical", "hierarchical classification is not supported");
        }
        if (info.truth("intensity_repeat_channels")) {
            info.refuse("intensity_repeat_channels", "is not supported");
        }
    }

    private static void only(ModelInfo info, String key, String otherwise, String... supported) {
        String value = info.text(key, otherwise);
        if (!List.of(supported).contains(value.toLowerCase(Locale.ROOT))) {
            info.refuse(key, Shown.quoted(value) + " is not supported, only " + String.join(", ", supported));
        }
    }

    private static ModelInput input(ModelInfo info, Ir.Input picture) {
        List<Long> shape = picture.shape();
        Layout layout = layout(info, picture);
        boolean nchw = layout == Layout.NCHW;
        int channels = shape.get(nchw ? 1 : 3).intValue();
        if (channels != 3) {
            info.refuse("input", "the model's input has " + channels + " channels, only 3 are supported");
        }
        boolean embedded = info.truth("embedded_processing");
        int height = side(info, shape.get(nchw ? 2 : 1), embedded, "orig_height");
        int width = side(info, shape.get(nchw ? 3 : 2), embedded, "orig_width");
        int pad = (int) info.number("pad_value", 0, 0, MAX_PIXEL);
        Fit fit = fit(info);
        if (embedded) {
            return new ModelInput(height, width, Color.BGR, layout, List.of(), List.of(), fit, pad, true);
        }
        double unit = unit(info);
        return new ModelInput(
                height,
                width,
                info.truth("reverse_input_channels") ? Color.RGB : Color.BGR,
                layout,
                floats(info.numbers("mean_values", 3), unit),
                scale(info, unit),
                fit,
                pad,
                false);
    }

    /** By the file's own word, otherwise as Model API guesses it from the shape. */
    private static Layout layout(ModelInfo info, Ir.Input picture) {
        if (!picture.layout().isEmpty()) {
            if (picture.layout().equals("NCHW") || picture.layout().equals("NHWC")) {
                return Layout.valueOf(picture.layout());
            }
            info.refuse("layout", Shown.quoted(picture.layout()) + " is not supported, only NCHW, NHWC");
        }
        long second = picture.shape().get(1);
        return second >= 1 && second <= 4 ? Layout.NCHW : Layout.NHWC;
    }

    private static int side(ModelInfo info, long fixed, boolean embedded, String original) {
        if (fixed > 0) {
            return (int) fixed;
        }
        int side = embedded ? (int) info.number(original, 0, 1, 4096) : 0;
        if (side == 0) {
            info.refuse(original, "the model's size is open, and this does not say it");
            return 1;
        }
        return side;
    }

    private static Fit fit(ModelInfo info) {
        String type = info.text("resize_type", "standard");
        return switch (type) {
            case "standard" -> Fit.STRETCH;
            case "crop" -> Fit.CROP;
            case "fit_to_window" -> Fit.TOP_LEFT;
            case "fit_to_window_letterbox" -> Fit.LETTERBOX;
            default -> {
                info.refuse("resize_type", Shown.quoted(type) + " is not supported");
                yield Fit.STRETCH;
            }
        };
    }

    /** Model API divides by this before mean and scale; we fold it into them. */
    private static double unit(ModelInfo info) {
        return info.text("intensity_mode", "none").equals("scale_to_unit")
                ? info.number("intensity_max_value", MAX_PIXEL, Double.MIN_NORMAL, 1e9)
                : 1;
    }

    private static List<Float> scale(ModelInfo info, double unit) {
        List<Double> scale = info.numbers("scale_values", 3);
        if (scale.stream().anyMatch(value -> value == 0)) {
            info.refuse("scale_values", "must not be 0");
        }
        return scale.isEmpty() && unit != 1 ? floats(List.of(1.0, 1.0, 1.0), unit) : floats(scale, unit);
    }

    private static List<Float> floats(List<Double> values, double unit) {
        return values.stream().map(value -> (float) (value * unit)).toList();
    }

    private static ModelOutput output(ModelInfo info, Ir.Port scores) {
        boolean multilabel = info.truth("multilabel");
        Activation activation = scores.endsInSoftmax() || scores.endsInSigmoid()
                ? Activation.NONE
                : multilabel ? Activation.SIGMOID : Activation.SOFTMAX;
        double threshold = info.number("confidence_threshold", 0.5, 0, 1);
        return new ModelOutput(scores.name(), activation, 1, multilabel, multilabel ? (float) threshold : 0);
    }

    /** What {@code sha256sum *.bin *.xml | sha256sum} says in the model's folder. */
    private static String digest(Path xml, Path bin) {
        try {
            return "sha256:"
                    + Sha256.of(Sha256.of(bin) + "  " + bin.getFileName() + "\n" + Sha256.of(xml) + "  "
                            + xml.getFileName() + "\n");
        } catch (IOException e) {
            throw new ModelException(xml, "can't be read; may this user read it?");
        }
    }
}
