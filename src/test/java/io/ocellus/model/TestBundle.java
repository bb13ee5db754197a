package io.ocellus.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes a whole, valid bundle around a {@link TinyIr}, to be broken by a test in one place. */
public final class TestBundle {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final ObjectNode manifest = JSON.createObjectNode();

    private TestBundle(Path folder) {
        this.folder = folder;
    }

    public static TestBundle of(Path root, String name, int version, TinyIr ir, List<String> labels)
            throws IOException {
        TestBundle bundle = new TestBundle(root.resolve(name).resolve(String.valueOf(version)));
        ir.write(bundle.folder);
        Files.writeString(bundle.folder.resolve("labels.txt"), String.join("\n", labels) + "\n");
        Files.createDirectories(bundle.folder.resolve("golden"));
        Files.writeString(bundle.folder.resolve("golden/pictures.json"), "[\"a.png\"]");
        Files.writeString(bundle.folder.resolve("golden/a.png"), "not looked at here");
        Files.write(bundle.folder.resolve("golden/outputs.f32"), new byte[4 * labels.size()]);
        bundle.manifest
                .put("schema", "io.ocellus.bundle.v1")
                .put("name", name)
                .put("version", version)
                .put("task", "classification")
                .put("licence", "Apache-2.0")
                .put("temperature", 1.0);
        ObjectNode input = bundle.manifest.putObject("input");
        input.put("height", 8)
                .put("width", 8)
                .put("color", "RGB")
                .put("layout", "NCHW")
                .put("fit", "stretch");
        input.putArray("mean").add(0).add(0).add(0);
        input.putArray("scale").add(1).add(1).add(1);
        bundle.manifest.putObject("output").put("kind", "logits");
        ObjectNode golden = bundle.manifest.putObject("golden");
        golden.put("pictures", "golden/pictures.json").put("outputs", "golden/outputs.f32");
        golden.putObject("limits").put("top1_agreement", 0.97).put("max_probability_difference", 0.1);
        bundle.manifest
                .putObject("labels")
                .put("file", "labels.txt")
                .put("sha256", Sha256.of(bundle.folder.resolve("labels.txt")))
                .put("count", labels.size());
        bundle.listFiles();
        return bundle.save();
    }

    public Path folder() {
        return folder;
    }

    /** Changes the manifest and writes it again. */
    public TestBundle with(Consumer<ObjectNode> change) throws IOException {
        change.accept(manifest);
        return save();
    }

    /** Makes it one for several sizes, its own 8 among them, each with golden outputs. */
    public TestBundle sizes(int... sizes) throws IOException {
        ArrayNode listed = ((ObjectNode) manifest.get("input")).putArray("sizes");
        ObjectNode outputs = ((ObjectNode) manifest.get("golden")).putObject("outputs_by_size");
        for (int size : sizes) {
            listed.add(size);
            if (size != 8) {
                String file = "golden/outputs-" + size + ".f32";
                Files.copy(folder.resolve("golden/outputs.f32"), folder.resolve(file));
                outputs.put(String.valueOf(size), file);
            }
        }
        return listFiles().save();
    }

    public TestBundle listFiles() throws IOException {
        ObjectNode files = manifest.putObject("files");
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(path).toString();
                if (!name.equals("bundle.json")) {
                    files.putObject(name).put("sha256", Sha256.of(path)).put("bytes", Files.size(path));
                }
            }
        }
        return this;
    }

    private TestBundle save() throws IOException {
        JSON.writeValue(folder.resolve("bundle.json").toFile(), manifest);
        return this;
    }
}
