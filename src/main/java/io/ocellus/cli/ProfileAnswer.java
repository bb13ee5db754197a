package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.device.PictureCost;
import io.ocellus.device.ProfileJson;
import io.ocellus.device.Profiling.Result;
import io.ocellus.plan.Candidate;
import io.ocellus.plan.Cost;
import java.util.List;
import java.util.Locale;

/** What the candidates cost, and the pictures before them. */
record ProfileAnswer(List<Result> results, List<PictureCost> pictures) {

    /** Whether every candidate can run. */
    boolean complete() {
        return results.stream().allMatch(result -> result.cost() != null);
    }

    String text() {
        TextTable table = CostTable.header("MEASURED");
        StringBuilder notes = new StringBuilder();
        for (Result result : results) {
            Candidate candidate = result.trial().candidate();
            Cost cost = result.cost();
            if (cost != null) {
                CostTable.row(table, candidate, cost, result.known() ? "earlier" : "now");
            }
            if (!result.note().isEmpty()) {
                notes.append('\n')
                        .append(candidate)
                        .append(cost == null ? " can't run: " : ": ")
                        .append(result.note());
            }
        }
        return table + notes.toString() + pictureLines();
    }

    private String pictureLines() {
        if (pictures.isEmpty()) {
            return "\n\nNo video to decode; name one with --clip.";
        }
        TextTable table = new TextTable("PICTURES", "DECODE", "TO BGR", "RESIZE", "DECODING IS");
        for (PictureCost cost : pictures) {
            table.row(
                    cost.codec() + " " + cost.width() + "x" + cost.height(),
                    CostTable.millis(cost.decodeSeconds()),
                    CostTable.millis(cost.convertSeconds()),
                    String.format(Locale.ROOT, "%.3f ms", 1e3 * cost.resizeSeconds()),
                    cost.predicted() ? "predicted" : "measured");
        }
        return "\n\n" + table + "\nCPU time a picture; resizing to 224x224.";
    }

    JsonNode json() {
        ObjectNode answer = Json.object();
        var candidates = answer.putArray("candidates");
        for (Result result : results) {
            ObjectNode node = ProfileJson.write(result.trial().candidate());
            if (result.cost() != null) {
                node.set("cost", ProfileJson.write(result.cost()));
            }
            candidates.add(node.put("known", result.known()).put("note", result.note()));
        }
        var list = answer.putArray("pictures");
        pictures.forEach(cost -> list.add(ProfileJson.write(cost)));
        return answer;
    }
}
