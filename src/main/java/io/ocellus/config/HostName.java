package io.ocellus.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** This machine's name, without asking the network for it. */
final class HostName {

    private HostName() {}

    static String ofSystem(Map<String, String> environment) {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return environment.getOrDefault("HOSTNAME", "");
        }
    }

    /** The name up to its first dot, made an id; {@code node} where nothing of it is left. */
    static String toId(String hostName) {
        String first = hostName.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        String id = first.replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[_-]+", "");
        return id.isEmpty() ? "node" : id.substring(0, Math.min(63, id.length()));
    }
}
