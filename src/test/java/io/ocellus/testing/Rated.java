package io.ocellus.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Copies of the shipped bundle under other names, with sizes and accuracies that a test makes up. */
public final class Rated {

    /** Of the data set that all of them name. */
    public static final String DATASET = "d5".repeat(32);

    private static final Path SHIPPED = Path.of("models/imagenet-lite0/1");

    private Rated() {}

    /**
     * Writes one without a golden set.
     *
     * @param accuracies by size, at the lowest CPU level, so that they hold at all
     */
    public static Path write(Path models, String name, Map<Integer, Double> accuracies) throws IOException {
        ObjectNode json = copy(models, name);
        json.remove("golden");
        return write(models, name, json, accuracies);
    }

    /** Writes one of the shipped size with its golden set, of which a share must agree. */
    public static Path writeGolden(Path models, String name, double accuracy, double agreement) throws IOException {
        ObjectNode json = copy(models, name);
        ((ObjectNode) json.path("golden")).remove("outputs_by_size");
        ((ObjectNode) json.path("golden").path("limits"))
                .put("top1_agreement", Math.min(1, agreement))
                .put("max_probability_difference", agreement > 1 ? 0 : 1);
        return write(models, name, json, Map.of(224, accuracy));
    }

    private static ObjectNode copy(Path models, String name) throws IOException {
        Path bundle = Files.createDirectories(models.resolve(name).resolve("1"));
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = bundle.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return (ObjectNode)
                new ObjectMapper().readTree(bundle.resolve("bundle.json").toFile());
    }

    private static Path write(Path models, String name, ObjectNode json, Map<Integer, Double> accuracies)
            throws IOException {
        json.put("name", name);
        var sizes = ((ObjectNode) json.path("input")).putArray("sizes");
        var rows = json.putArray("accuracy");
        new TreeMap<>(accuracies).forEach((size, value) -> {
            sizes.add(size);
            rows.addObject()
                    .put("dataset", "made-up")
                    .put("dataset_sha256", DATASET)
                    .put("metric", "top1")
                    .put("size", size)
                    .put("isa", "sse41")
                    .put("value", value)
                    .put("samples", 200);
        });
        Path manifest = models.resolve(name).resolve("1/bundle.json");
        Files.writeString(manifest, json.toString());
        return manifest;
    }
}
