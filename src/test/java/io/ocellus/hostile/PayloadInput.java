package io.ocellus.hostile;

import io.ocellus.cli.WatchedPayload;
import io.ocellus.mqtt.StatePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A broker's message as the agent reads it on its own {@code state}, and as {@code ocellus watch} shows it: one row, whatever
 * it holds.
 */
final class PayloadInput implements Reader {

    @Override
    public List<String> refusals(byte[] input) {
        String told = StatePayload.sentence(input);
        List<String> table = WatchedPayload.table(new String(input, StandardCharsets.UTF_8));
        table.forEach(Sentence::requireOneLine);
        if (table.size() != 1) {
            throw new AssertionError("one view became rows: " + table);
        }
        return told.isEmpty() ? List.of() : List.of(told);
    }

    @Override
    public List<String> seeds() {
        return List.of("""
                {"specversion":"1.0","id":"7f3a-state-1","source":"/ocellus/plant7/gw12","type":"io.ocellus.state.v1",
                "time":"2026-11-24T06:00:00.123Z","session":"7f3a","seq":1,"data":{"state":"offline"}}""", """
                {"session":"7f3a","seq":184467,"data":{"label":"scratch","p":0.91,"age_ms":41,"model":"defects-b1@7"}}""");
    }
}
