package io.ocellus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import io.ocellus.plan.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A profile as it lies in a state folder, of this gateway or copied from another one: unlike the agent, {@code plan} takes its figures
 * as they are.
 *
 * @param measured candidates with their costs
 * @param cores of the gateway on which they were measured; 0 where nothing was
 * @param isa its CPU's level; empty where nothing was measured
 */
record ProfileFile(List<Measurement> measured, List<JsonNode> pictures, int cores, String isa) {

    private static final String SCHEMA = "io.ocellus.profile.v1";
    private static final long MOST_BYTES = 4 << 20;
    private static final ProfileFile NOTHING = new ProfileFile(List.of(), List.of(), 0, "");

    /**
     * Reads one.
     *
     * @param demanded whether the user named it, so that it must be there
     * @throws UserError if it can't be read or is no profile
     */
    static ProfileFile read(Path file, boolean demanded) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserError(file + " is larger than any profile; name a profile.json");
            }
            JsonNode root = new JsonMapper().readTree(Files.readAllBytes(file));
            if (!root.path("schema").asText().equals(SCHEMA)) {
                throw new UserError(file + " is no profile of schema " + SCHEMA + "; 'ocellus profile' writes one");
            }
            return of(root);
        } catch (NoSuchFileException e) {
            if (demanded) {
                throw new UserError(file + " is not there; 'ocellus profile' writes one");
            }
            return NOTHING;
        } catch (JsonProcessingException e) {
            throw new UserError(file + " is damaged: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UserError(file + " can't be read: " + e.getMessage());
        }
    }

    private static ProfileFile of(JsonNode root) {
        List<Measurement> measured = new ArrayList<>();
        root.path("costs").forEach(node -> {
            Cost cost = cost(node.path("cost"));
            if (cost.throughput() > 0 && cost.latencyP50Seconds() > 0) {
                measured.add(new Measurement(candidate(node.path("candidate")), cost));
            }
        });
        List<JsonNode> pictures = new ArrayList<>();
        root.path("pictures").path("costs").forEach(pictures::add);
        JsonNode environment = root.path("costs").path(0).path("environment");
        return new ProfileFile(
                List.copyOf(measured),
                List.copyOf(pictures),
                environment.path("cores").asInt(),
                environment.path("level").asText());
    }

    private static Candidate candidate(JsonNode node) {
        return new Candidate(
                node.path("model").asText(),
                node.path("digest").asText(),
                node.path("architecture").asText(),
                node.path("task").asText(),
                node.path("width").asInt(),
                node.path("height").asInt(),
                node.path("device").asText(),
                node.path("precision").asText());
    }

    private static Cost cost(JsonNode node) {
        return new Cost(
                node.path("compile_s").asDouble(),
                node.path("latency_p50_s").asDouble(),
                node.path("latency_p99_s").asDouble(),
                node.path("throughput").asDouble(),
                node.path("cpu_s_per_inference").asDouble(),
                node.path("memory_bytes").asLong(),
                node.path("requests").asInt(1));
    }

    /** CPU seconds from a camera's picture to a network's input; empty where the codec was not measured. */
    OptionalDouble pictureSeconds(String codec, int width, int height) {
        return pictures.stream()
                .filter(node -> node.path("codec").asText().equals(codec))
                .mapToDouble(node -> seconds(node, (double) width * height))
                .findFirst();
    }

    /** Decoding grows with the pixels. */
    private static double seconds(JsonNode node, double pixels) {
        double factor =
                pixels / (node.path("width").asDouble(1) * node.path("height").asDouble(1));
        return factor
                        * (node.path("decode_s").asDouble()
                                + node.path("convert_s").asDouble())
                + node.path("resize_s").asDouble();
    }
}
