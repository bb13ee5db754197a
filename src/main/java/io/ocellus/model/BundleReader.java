package io.ocellus.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ocellus.model.ModelInput.Color;
import io.ocellus.model.ModelInput.Fit;
import io.ocellus.model.ModelInput.Layout;
import io.ocellus.model.ModelOutput.Activation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bundle: a folder with a manifest {@code bundle.json}. Nothing of it is used before the manifest fits its schema
 * and every file has the size and the checksum that the manifest says.
 */
final class BundleReader {

    static final String MANIFEST = "bundle.json";

    private static final int MAX_MANIFEST = 4 << 20;
    private static final int MAX_TEXT = 16 << 20;

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final BundleSchema schema = new BundleSchema(json);
    private final IrReader irReader = new IrReader();
    private final String agent;

    /** @param agent the version of this agent, which a bundle may want to be newer */
    BundleReader(String agent) {
        this.agent = agent;
    }

    /** @throws ModelException with everything that is wrong with the bundle */
    ModelDescription read(Path folder) {
        byte[] bytes = SmallFile.bytes(folder.resolve(MANIFEST), MAX_MANIFEST);
        JsonNode manifest = parse(folder.resolve(MANIFEST), bytes);
        refuseNewer(folder, manifest.path("minimum_agent").asText());
        refuse(folder, schema.problems(manifest));
        BundleFiles files = new BundleFiles(folder);
        refuse(folder, files.refusedNames(manifest.get("files")));
        refuse(folder, files.problems(manifest.get("files")));
        refuse(folder, BundleRules.problems(manifest));

        Path xml = folder.resolve("model.xml");
        ModelInput input = input(manifest.get("input"));
        List<String> labels = labels(folder, manifest.get("labels"));
        Ir ir = irReader.read(xml);
        ModelOutput output = output(manifest, ir.scores());
        refuse(folder, IrRules.problems(ir, input, output, labels.size()));
        return new ModelDescription(
                manifest.get("name").asText(),
                manifest.get("version").asInt(),
                manifest.path("architecture").asText(),
                manifest.path("precision").asText(),
                "sha256:" + Sha256.of(bytes),
                xml,
                folder.resolve("model.bin"),
                input,
                output,
                labels,
                golden(folder, manifest, labels.size()),
                EvidenceReader.read(manifest));
    }

    /** Before anything else is looked at: a newer bundle may well have fields that this agent doesn't know. */
    private void refuseNewer(Path folder, String minimum) {
        Release needed = Release.parse(minimum);
        Release present = Release.parse(agent);
        if (needed != null && present != null && needed.compareTo(present) > 0) {
            throw new ModelException(
                    folder,
                    "needs ocellus " + needed + " or newer, this is " + agent
                            + "; update the agent, or use an older version of the model");
        }
    }

    private JsonNode parse(Path file, byte[] bytes) {
        try {
            JsonNode tree = json.readTree(bytes);
            if (!tree.isContainerNode()) {
                throw new ModelException(file, "is not JSON with fields or a list");
            }
            requireFinite(file, tree);
            return tree;
        } catch (JsonProcessingException e) {
            throw new ModelException(file, whyNoJson(e));
        } catch (IOException e) {
            throw new ModelException(file, "is not JSON: its characters have no known encoding");
        }
    }

    /** JSON's numbers have no end, ours do. */
    private static void requireFinite(Path file, JsonNode tree) {
        if (tree.isDouble() && !Double.isFinite(tree.asDouble())) {
            throw new ModelException(file, "has a number that is too large");
        }
        tree.forEach(child -> requireFinite(file, child));
    }

    /** In our words: the parser's own repeat what it read. */
    private static String whyNoJson(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        if (e instanceof StreamConstraintsException) {
            return "is nested too deeply, or has too long a name or number" + where;
        }
        boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
        return twice ? "has a field twice" + where : "is not JSON" + where;
    }

    private static ModelInput input(JsonNode input) {
        return new ModelInput(
                input.get("height").asInt(),
                input.get("width").asInt(),
                Color.valueOf(input.get("color").asText()),
                Layout.valueOf(input.get("layout").asText()),
                floats(input.get("mean")),
                floats(input.get("scale")),
                Fit.valueOf(input.get("fit").asText().toUpperCase(Locale.ROOT)),
                input.path("pad").asInt(0),
                false,
                sizes(input));
    }

    private static List<Integer> sizes(JsonNode input) {
        int height = input.get("height").asInt();
        if (!input.has("sizes")) {
            return height == input.get("width").asInt() ? List.of(height) : List.of();
        }
        List<Integer> sizes = new ArrayList<>();
        input.get("sizes").forEach(size -> sizes.add(size.asInt()));
        return sizes;
    }

    private static List<Float> floats(JsonNode array) {
        List<Float> values = new ArrayList<>();
        array.forEach(value -> values.add((float) value.asDouble()));
        return values;
    }

    private static ModelOutput output(JsonNode manifest, Ir.Port scores) {
        JsonNode output = manifest.get("output");
        boolean multilabel = output.path("multilabel").asBoolean(false);
        Activation activation = output.get("kind").asText().equals("probabilities")
                ? Activation.NONE
                : multilabel ? Activation.SIGMOID : Activation.SOFTMAX;
        return new ModelOutput(
                scores.name(), activation, (float) manifest.path("temperature").asDouble(1), multilabel, (float)
                        output.path("threshold").asDouble(multilabel ? 0.5 : 0));
    }

    private static List<String> labels(Path folder, JsonNode labels) {
        Path file = folder.resolve(labels.get("file").asText());
        List<String> lines = SmallFile.lines(file, MAX_TEXT);
        if (lines.size() != labels.get("count").asInt()) {
            throw new ModelException(
                    file,
                    "has " + lines.size() + " labels, bundle.json says "
                            + labels.get("count").asInt());
        }
        int empty = lines.indexOf("");
        if (empty >= 0) {
            throw new ModelException(file, "line " + (empty + 1) + " is empty");
        }
        return lines;
    }

    private @Nullable GoldenSet golden(Path folder, JsonNode manifest, int classes) {
        if (!manifest.has("golden")) {
            return null;
        }
        Path list = folder.resolve(manifest.get("golden").get("pictures").asText());
        JsonNode names = parse(list, SmallFile.bytes(list, MAX_MANIFEST));
        return GoldenReader.read(folder, manifest, list, names, classes);
    }

    private static void refuse(Path folder, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ModelException(folder, problems);
        }
    }
}
