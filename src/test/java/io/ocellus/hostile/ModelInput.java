package io.ocellus.hostile;

import io.ocellus.model.ModelException;
import io.ocellus.model.ModelFolder;
import io.ocellus.model.TestBundle;
import io.ocellus.model.TinyIr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** One file of a model, written beside the others, which are good. */
final class ModelInput implements Reader {

    private static final List<String> LABELS = List.of("red", "green", "blue", "none");
    private static final String LABEL_WORDS = String.join(" ", LABELS);

    private final ModelFolder models;
    private final ModelFolder.Entry entry;
    private final Path file;
    private final UnaryOperator<byte[]> form;
    private final List<String> seeds;

    private ModelInput(Path root, Path folder, String file, UnaryOperator<byte[]> form, List<String> seeds) {
        this.models = new ModelFolder(root, "0.1.0");
        this.entry = new ModelFolder.Entry("tiny", 1, folder);
        this.file = folder.resolve(file);
        this.form = form;
        this.seeds = seeds;
    }

    static ModelInput manifest(Path root) throws IOException {
        Path folder = TestBundle.of(root, "tiny", 1, new TinyIr(), LABELS).folder();
        String seed = Files.readString(folder.resolve("bundle.json"));
        return new ModelInput(root, folder, "bundle.json", input -> input, List.of(seed));
    }

    static ModelInput topology(Path root) throws IOException {
        return plain(
                root,
                input -> input,
                List.of(
                        described().last("SoftMax").xml(),
                        described().info("resize_type", "crop").xml()));
    }

    static ModelInput modelInfo(Path root) throws IOException {
        return plain(
                root,
                ModelInput::withInfo,
                List.of(
                        """
                model_type=Classification
                task_type=classification
                labels=red green blue none
                label_info={"label_names": ["red", "green", "blue", "none"]}
                resize_type=fit_to_window_letterbox
                pad_value=114
                input_dtype=u8
                intensity_mode=scale_to_unit
                mean_values=0.485 0.456 0.406
                scale_values=0.229, 0.224, 0.225
                reverse_input_channels=YES
                multilabel=True
                confidence_threshold=0.5
                """,
                        "model_type=Classification\npath_to_labels=labels.txt\norig_height=8\nembedded_processing=True"));
    }

    private static ModelInput plain(Path root, UnaryOperator<byte[]> form, List<String> seeds) throws IOException {
        Path folder = root.resolve("tiny").resolve("1");
        new TinyIr().write(folder);
        Files.writeString(folder.resolve("labels.txt"), "0 red\n1 green\n2 blue\n3 none\n");
        return new ModelInput(root, folder, "model.xml", form, seeds);
    }

    private static TinyIr described() {
        return new TinyIr().info("model_type", "Classification").info("labels", LABEL_WORDS);
    }

    private static byte[] withInfo(byte[] lines) {
        TinyIr ir = new TinyIr();
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n", -1)) {
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals);
            if (key.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
                ir.info(key, escaped(line.substring(equals + 1)));
            }
        }
        return ir.xml().getBytes(StandardCharsets.UTF_8);
    }

    /** What XML can carry in an attribute. */
    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\\n", "&#10;")
                .replaceAll("[^\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
    }

    @Override
    public List<String> refusals(byte[] input) throws IOException {
        Files.write(file, form.apply(input));
        try {
            models.read(entry);
            return List.of();
        } catch (ModelException e) {
            Sentence.requireOneLine(String.valueOf(e.getMessage()));
            return e.problems().stream().map(problem -> "tiny/1: " + problem).toList();
        }
    }

    @Override
    public List<String> seeds() {
        return seeds;
    }
}
