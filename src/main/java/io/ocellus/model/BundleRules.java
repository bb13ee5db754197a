package io.ocellus.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.signature.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a manifest must keep beyond its schema: how its parts fit together. */
final class BundleRules {

    private BundleRules() {}

    /** One sentence for each broken rule. */
    static List<String> problems(JsonNode manifest) {
        List<String> problems = new ArrayList<>();
        JsonNode files = manifest.get("files");
        JsonNode labels = manifest.get("labels");
        listed(files, "model.xml", "/files", problems);
        listed(files, "model.bin", "/files", problems);
        listed(files, labels.get("file").asText(), "/labels/file", problems);
        JsonNode golden = manifest.path("golden");
        if (!golden.isMissingNode()) {
            listed(files, golden.get("pictures").asText(), "/golden/pictures", problems);
            listed(files, golden.get("outputs").asText(), "/golden/outputs", problems);
            golden.path("outputs_by_size")
                    .properties()
                    .forEach(entry -> listed(
                            files, entry.getValue().asText(), "/golden/outputs_by_size/" + entry.getKey(), problems));
        }
        String digest = files.path(labels.get("file").asText()).path("sha256").asText();
        if (!digest.isEmpty() && !digest.equals(labels.get("sha256").asText())) {
            problems.add("bundle.json /labels/sha256: differs from the one in /files");
        }
        JsonNode input = manifest.get("input");
        int channels = ModelInput.Color.valueOf(input.get("color").asText()).channels();
        for (String field : List.of("mean", "scale")) {
            if (input.get(field).size() != channels) {
                problems.add("bundle.json /input/" + field + ": must have " + channels + " numbers for "
                        + input.get("color").asText() + ", has "
                        + input.get(field).size());
            }
        }
        sizes(input, golden, problems);
        return problems;
    }

    /** Whatever size it is compiled for, it must be possible to prove it there. */
    private static void sizes(JsonNode input, JsonNode golden, List<String> problems) {
        int height = input.get("height").asInt();
        int width = input.get("width").asInt();
        Set<String> others = new TreeSet<>();
        input.path("sizes").forEach(size -> others.add(String.valueOf(size.asInt())));
        if (input.has("sizes") && (height != width || !others.remove(String.valueOf(height)))) {
            problems.add(
                    "bundle.json /input/sizes: are sides of squares, and its own size must be among them, which is "
                            + width + "x" + height);
        }
        Set<String> proved = new TreeSet<>();
        golden.path("outputs_by_size").fieldNames().forEachRemaining(proved::add);
        if (!golden.isMissingNode() && !proved.equals(others)) {
            problems.add("bundle.json /golden/outputs_by_size: must have the sizes of /input/sizes but its own, "
                    + Shown.shortened(others.toString()) + ", has " + Shown.shortened(proved.toString()));
        }
    }

    private static void listed(JsonNode files, String name, String place, List<String> problems) {
        if (!files.has(name)) {
            problems.add("bundle.json " + place + ": " + Shown.quoted(name) + " is not among the files");
        }
    }
}
