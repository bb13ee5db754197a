package io.ocellus.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped bundle that says that it has several sizes; it has no golden set, which would need one for each. */
public final class SizedBundle {

    private static final Path SHIPPED = Path.of("models/imagenet-lite0/1");

    private SizedBundle() {}

    /** Writes it below a folder of models and reads it. */
    public static ModelDescription write(Path models, int... sizes) throws IOException {
        Path bundle = Files.createDirectories(models.resolve("imagenet-lite0/1"));
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = bundle.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path manifest = bundle.resolve("bundle.json");
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(manifest.toFile());
        json.remove("golden");
        var list = ((ObjectNode) json.path("input")).putArray("sizes");
        for (int size : sizes) {
            list.add(size);
        }
        Files.writeString(manifest, json.toString());
        return new ModelFolder(models, "0.1.0").find("imagenet-lite0", null);
    }

    /** The candidates that it gives on the CPU. */
    public static List<Trial> trials(Path models, int... sizes) throws IOException {
        return Trial.all(List.of(write(models, sizes)), List.of("CPU"));
    }
}
