package io.ocellus.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

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
        return problems;
    }

    private static void listed(JsonNode files, String name, String place, List<String> problems) {
        if (!files.has(name)) {
            problems.add("bundle.json " + place + ": " + Shown.quoted(name) + " is not among the files");
        }
    }
}
