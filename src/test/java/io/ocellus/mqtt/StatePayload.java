package io.ocellus.mqtt;

import java.nio.charset.StandardCharsets;

/** Lets the tests of hostile input reach the reader of this gateway's own state topic. */
public final class StatePayload {

    private static final LateWill READER = new LateWill("7f3a");

    private StatePayload() {}

    /** What the agent says when it finds its state to be this, before it says its own again; empty where it lets it be. */
    public static String sentence(byte[] payload) {
        return READER.objection(new String(payload, StandardCharsets.UTF_8))
                .map(why -> "ocellus/v1/plant7/gw12/state: " + why)
                .orElse("");
    }
}
