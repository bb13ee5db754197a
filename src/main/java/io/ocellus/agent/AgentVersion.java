package io.ocellus.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The agent's own version and age, written by the build. */
public final class AgentVersion {

    private AgentVersion() {}

    /** As in {@code 0.1.0}. */
    public static String get() {
        return line(0);
    }

    /** When it was built. */
    public static Instant built() {
        return Instant.parse(line(1));
    }

    private static String line(int number) {
        try (InputStream in = AgentVersion.class.getResourceAsStream("/io/ocellus/agent/version.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out version.txt");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(number).findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
