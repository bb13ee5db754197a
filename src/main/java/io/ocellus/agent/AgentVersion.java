package io.ocellus.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The agent's own version, written by the build. */
public final class AgentVersion {

    private AgentVersion() {}

    /** As in {@code 0.1.0}. */
    public static String get() {
        try (InputStream in = AgentVersion.class.getResourceAsStream("/io/ocellus/agent/version.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out version.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
