package io.ocellus.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.signature.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the golden set of a bundle whose manifest and files have been checked. */
final class GoldenReader {

    private GoldenReader() {}

    /**
     * Reads it with the outputs of all sizes.
     *
     * @param list the file that names the pictures
     * @param names what it says
     * @param classes numbers a picture
     * @throws ModelException where a picture is not the bundle's or outputs have another size
     */
    static GoldenSet read(Path folder, JsonNode manifest, Path list, JsonNode names, int classes) {
        JsonNode golden = manifest.get("golden");
        Path outputs = folder.resolve(golden.get("outputs").asText());
        Map<Integer, Path> bySize = new HashMap<>();
        golden.path("outputs_by_size")
                .properties()
                .forEach(entry -> bySize.put(
                        Integer.valueOf(entry.getKey()),
                        folder.resolve(entry.getValue().asText())));
        JsonNode input = manifest.get("input");
        if (input.get("height").asInt() == input.get("width").asInt()) {
            bySize.put(input.get("height").asInt(), outputs);
        }
        JsonNode limits = golden.get("limits");
        GoldenSet set = new GoldenSet(
                pictures(folder, manifest.get("files"), list, names),
                outputs,
                bySize,
                classes,
                new GoldenSet.Limits(
                        limits.get("top1_agreement").asDouble(),
                        limits.get("max_probability_difference").asDouble()));
        set.readOutputs();
        bySize.keySet().forEach(size -> set.at(size).readOutputs());
        return set;
    }

    private static List<Path> pictures(Path folder, JsonNode files, Path list, JsonNode names) {
        List<Path> pictures = new ArrayList<>();
        for (JsonNode name : names) {
            String file = "golden/" + name.asText();
            if (!files.has(file)) {
                throw new ModelException(list, "names " + Shown.quoted(name.asText()) + ", which is not in golden/");
            }
            pictures.add(folder.resolve(file));
        }
        if (pictures.isEmpty()) {
            throw new ModelException(list, "names no picture");
        }
        return pictures;
    }
}
