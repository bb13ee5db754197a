package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lets the tests of hostile input see what {@code ocellus watch} makes of a payload. */
public final class WatchedPayload {

    private static final String CAMERA = "ocellus/v1/plant7/gw12/cam/dock1/";

    private WatchedPayload() {}

    /** The lines of the table after a result, and then the payload as a result, as a label and as a camera's state. */
    public static List<String> table(String payload) {
        JsonNode message = WatchCommand.read(payload);
        WatchBoard board = new WatchBoard();
        for (String topic : List.of("main/result", "main/label", "state", "main/result")) {
            board.note(CAMERA + topic, message);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LiveTable(new PrintStream(out, true, StandardCharsets.UTF_8), false, WatchBoard.HEADER, WatchBoard.WIDTHS)
                .draw(board.rows());
        return out.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
    }
}
