package io.ocellus.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What golden sets said of candidates on this gateway, in one file beside the profile. A verdict holds while bundle, device, driver,
 * OpenVINO and CPU are those that it was found with. For one thread at a time.
 */
public final class VerdictStore {

    /** The file's name in the state folder. */
    public static final String FILE = "verdicts.json";

    private static final String SCHEMA = "io.ocellus.verdicts.v1";
    private static final long MOST_BYTES = 4 << 20;

    private record Entry(Verdict verdict, Environment environment, boolean lasting) {}

    private final Path file;
    private final Map<Candidate, Entry> entries = new LinkedHashMap<>();

    private VerdictStore(Path file) {
        this.file = file;
    }

    /**
     * Reads what is there.
     *
     * @param state the folder; made when something is kept
     * @param told a sentence where the file can't be used: then it is as if there were none
     */
    public static VerdictStore open(Path state, Consumer<String> told) {
        VerdictStore store = new VerdictStore(state.resolve(FILE));
        try {
            store.read();
        } catch (NoSuchFileException e) {
            return store; // nothing was tried yet
        } catch (IOException | IllegalArgumentException e) {
            store.entries.clear();
            told.accept(store.file + " can't be used; devices are proved anew");
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
        for (JsonNode node : root.path("verdicts")) {
            entries.put(
                    ProfileJson.candidate(node.path("candidate")),
                    new Entry(
                            node.path("right").asBoolean()
                                    ? new Verdict.Right(node.path("accurate").asBoolean())
                                    : new Verdict.Wrong(node.path("reason").asText()),
                            ProfileJson.environment(node.path("environment")),
                            true));
        }
    }

    /** What is known, where it still holds here. */
    public Verdict find(Candidate candidate, DeviceInventory here) {
        Entry entry = entries.get(candidate);
        return entry != null && entry.environment().equals(Environment.of(here, candidate.device()))
                ? entry.verdict()
                : new Verdict.Untried();
    }

    /** Whether something was found of a device that does not last. */
    public boolean hasPassing(String device) {
        return entries.entrySet().stream()
                .anyMatch(entry ->
                        !entry.getValue().lasting() && entry.getKey().device().equals(device));
    }

    /** Forgets what does not last. */
    public void forgetPassing() {
        entries.values().removeIf(entry -> !entry.lasting());
    }

    /**
     * Keeps what was found here.
     *
     * @param lasting false: only until the process ends
     * @throws IOException where it can't be written; the file is as it was
     */
    public void keep(Candidate candidate, Verdict verdict, DeviceInventory here, boolean lasting) throws IOException {
        entries.put(candidate, new Entry(verdict, Environment.of(here, candidate.device()), lasting));
        ObjectNode root = ProfileJson.object().put("schema", SCHEMA);
        var list = root.putArray("verdicts");
        entries.forEach((tried, entry) -> {
            if (!entry.lasting()) {
                return;
            }
            ObjectNode node = list.addObject();
            node.set("candidate", ProfileJson.write(tried));
            node.set("environment", ProfileJson.write(entry.environment()));
            switch (entry.verdict()) {
                case Verdict.Right right -> node.put("right", true).put("accurate", right.accurate());
                case Verdict.Wrong wrong -> node.put("right", false).put("reason", wrong.reason());
                case Verdict.Untried ignored -> throw new IllegalArgumentException("nothing was found of " + tried);
            }
        });
        WholeFile.write(file, root.toPrettyString() + "\n");
    }
}
