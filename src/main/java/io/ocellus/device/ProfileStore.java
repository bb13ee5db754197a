package io.ocellus.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on this gateway, in one file of the state folder. A figure is handed out only while bundle, device, driver,
 * OpenVINO, CPU and limits are those that it was measured with. For one thread, and for one process at a time: of two that
 * write, the last one wins, whole.
 */
public final class ProfileStore {

    /** The file's name in the state folder. */
    public static final String FILE = "profile.json";

    private static final String SCHEMA = "io.ocellus.profile.v1";
    private static final long MOST_BYTES = 4 << 20;

    private record Entry(Cost cost, Environment environment, String measured) {}

    private record Pictures(List<PictureCost> costs, Environment environment) {}

    private final Path file;
    private final Map<Candidate, Entry> entries = new LinkedHashMap<>();
    private @Nullable Pictures pictures;

    private ProfileStore(Path file) {
        this.file = file;
    }

    /**
     * Reads what is there.
     *
     * @param state the folder; made when something is kept
     * @param told a sentence where the file can't be used: then it is as if there were none
     */
    public static ProfileStore open(Path state, Consumer<String> told) {
        ProfileStore store = new ProfileStore(state.resolve(FILE));
        try {
            store.read();
        } catch (NoSuchFileException e) {
            return store; // nothing was measured yet
        } catch (JsonProcessingException e) {
            told.accept(store.file + " is damaged (no whole JSON document); everything is measured anew");
        } catch (IOException e) {
            told.accept(store.file + " can't be read (" + e.getMessage() + "); everything is measured anew");
        } catch (IllegalArgumentException e) {
            store.forget();
            told.accept(store.file + " is damaged (" + e.getMessage() + "); everything is measured anew");
        }
        return store;
    }

    private void read() throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException("it is larger than " + MOST_BYTES + " bytes");
        }
        JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
        if (!root.path("schema").asText().equals(SCHEMA)) {
            throw new IllegalArgumentException("its schema is not " + SCHEMA);
        }
        for (JsonNode node : root.path("costs")) {
            entries.put(
                    ProfileJson.candidate(node.path("candidate")),
                    new Entry(
                            ProfileJson.cost(node.path("cost")),
                            ProfileJson.environment(node.path("environment")),
                            node.path("measured").asText()));
        }
        if (root.has("pictures")) {
            JsonNode node = root.path("pictures");
            pictures = new Pictures(
                    StreamSupport.stream(node.path("costs").spliterator(), false)
                            .map(ProfileJson::picture)
                            .toList(),
                    ProfileJson.environment(node.path("environment")));
        }
    }

    /** As if nothing had been measured; the file stays until something is kept. */
    public void forget() {
        entries.clear();
        pictures = null;
    }

    /** What a candidate costs, where that still holds here. */
    public Optional<Cost> find(Candidate candidate, DeviceInventory here) {
        return Optional.ofNullable(entries.get(candidate))
                .filter(entry -> entry.environment().equals(Environment.of(here, candidate.device())))
                .map(Entry::cost);
    }

    /** All that still holds here. */
    public List<Measurement> all(DeviceInventory here) {
        return entries.keySet().stream()
                .flatMap(candidate -> find(candidate, here).stream().map(cost -> new Measurement(candidate, cost)))
                .toList();
    }

    /** Why what is known of a candidate no longer holds, in words; empty where it does, or where nothing is known. */
    public String staleness(Candidate candidate, DeviceInventory here) {
        Entry entry = entries.get(candidate);
        return entry == null ? "" : Environment.of(here, candidate.device()).changesSince(entry.environment());
    }

    /** What pictures cost by size, the measured one first; empty where that is not known or no longer holds. */
    public List<PictureCost> pictures(DeviceInventory here) {
        return pictures != null && pictures.environment().equals(Environment.of(here, "CPU"))
                ? pictures.costs()
                : List.of();
    }

    /**
     * Keeps what was measured here, in place of what was known of the candidate and of its bundle's earlier contents.
     *
     * @throws IOException where it can't be written; the file is as it was
     */
    public void keep(Candidate candidate, Cost cost, DeviceInventory here, Instant now) throws IOException {
        entries.keySet()
                .removeIf(other -> other.model().equals(candidate.model())
                        && !other.digest().equals(candidate.digest()));
        entries.put(candidate, new Entry(cost, Environment.of(here, candidate.device()), now.toString()));
        write();
    }

    /**
     * Keeps what pictures cost here.
     *
     * @throws IOException where it can't be written; the file is as it was
     */
    public void keep(List<PictureCost> costs, DeviceInventory here) throws IOException {
        pictures = new Pictures(List.copyOf(costs), Environment.of(here, "CPU"));
        write();
    }

    private void write() throws IOException {
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
}
