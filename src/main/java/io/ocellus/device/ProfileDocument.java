package io.ocellus.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a profile's file says, of this gateway or of another one. Whether its figures hold here is {@link ProfileStore}'s to say. */
public final class ProfileDocument {

    private static final String SCHEMA = "io.ocellus.profile.v1";
    private static final long MOST_BYTES = 4 << 20;

    record Entry(Cost cost, Environment environment, String measured) {}

    record Pictures(List<PictureCost> costs, Environment environment) {}

    private final Map<Candidate, Entry> entries;
    private final @Nullable Pictures pictures;

    ProfileDocument(Map<Candidate, Entry> entries, @Nullable Pictures pictures) {
        this.entries = entries;
        this.pictures = pictures;
    }

    /**
     * Reads a file.
     *
     * @throws IOException where it can't be read, or is no whole JSON document
     * @throws IllegalArgumentException in a few words where it is no profile
     */
    public static ProfileDocument read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("it is larger than " + MOST_BYTES + " bytes");
        }
        JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
        if (!root.path("schema").asText().equals(SCHEMA)) {
            throw new IllegalArgumentException("its schema is not " + SCHEMA);
        }
        Map<Candidate, Entry> entries = new LinkedHashMap<>();
        for (JsonNode node : root.path("costs")) {
            entries.put(
                    ProfileJson.candidate(node.path("candidate")),
                    new Entry(
                            ProfileJson.cost(node.path("cost")),
                            ProfileJson.environment(node.path("environment")),
                            node.path("measured").asText()));
        }
        return new ProfileDocument(entries, root.has("pictures") ? pictures(root.path("pictures")) : null);
    }

    private static Pictures pictures(JsonNode node) {
        return new Pictures(
                StreamSupport.stream(node.path("costs").spliterator(), false)
                        .map(ProfileJson::picture)
                        .toList(),
                ProfileJson.environment(node.path("environment")));
    }

    void write(Path file) throws IOException {
        ObjectNode root = ProfileJson.object().put("schema", SCHEMA);
        var costs = root.putArray("costs");
        entries.forEach((candidate, entry) -> {
            ObjectNode node = costs.addObject().put("measured", entry.measured());
            node.set("candidate", ProfileJson.write(candidate));
            node.set("environment", ProfileJson.write(entry.environment()));
            node.set("cost", ProfileJson.write(entry.cost()));
        });
        if (pictures != null) {
            ObjectNode node = root.putObject("pictures");
            var list = node.putArray("costs");
            pictures.costs().forEach(cost -> list.add(ProfileJson.write(cost)));
            node.set("environment", ProfileJson.write(pictures.environment()));
        }
        WholeFile.write(file, root.toPrettyString() + "\n");
    }

    Map<Candidate, Entry> entries() {
        return entries;
    }

    @Nullable
    Pictures kept() {
        return pictures;
    }

    /** Every candidate with its cost, whether it holds here or not. */
    public List<Measurement> measurements() {
        return entries.entrySet().stream()
                .map(entry -> new Measurement(entry.getKey(), entry.getValue().cost()))
                .toList();
    }

    /** What pictures cost by size, the measured one first. */
    public List<PictureCost> pictures() {
        return pictures == null ? List.of() : pictures.costs();
    }

    /** Cores of the gateway on which the first candidate was measured; 0 where none was. */
    public int cores() {
        return entries.values().stream()
                .mapToInt(entry -> entry.environment().cores())
                .findFirst()
                .orElse(0);
    }

    /** Its CPU's level; empty where nothing was measured. */
    public String level() {
        return entries.values().stream()
                .map(entry -> entry.environment().level())
                .findFirst()
                .orElse("");
    }
}
