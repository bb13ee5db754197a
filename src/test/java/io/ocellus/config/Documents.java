package io.ocellus.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Documents and readers for the tests of this package. */
final class Documents {

    static final Path FOLDER = Path.of("/etc/ocellus");

    /** The environment of {@link #READER}; no problem and no printed setting may hold its value. */
    static final String PASSWORD = "hunter2-the-password";

    static final SettingsReader READER = new SettingsReader(Map.of("PW", PASSWORD, "EMPTY", ""), "GW12.plant7.example");

    static final String VALID = """
            local:
              site: plant7
              mqtt:
                url: mqtts://broker:8884
                username: gw12
                password: {env: PW}
                keep_alive: 20s
              credentials:
                dock: {username: viewer, password: {env: PW}}
            spec:
              classifiers:
                things: {model: imagenet-lite0, version: 1}
                flowers: {model: flowers5, device: 'AUTO:NPU,CPU', topk: 3}
              publishing: {heartbeat: 30s, consecutive: 4, detail: full}
              cameras:
                dock1:
                  url: rtsp://10.0.0.7/stream1
                  credentials: dock
                  fps: 10
                  mask: [[0, 0, 0.2, 0.1]]
                  publish: {consecutive: 2, policy: interval}
                  views:
                    bay1: {region: [0.1, 0.2, 0.3, 0.4], classifier: things, fps: 5, publish: {policy: every}}
                    bay2: {classifier: flowers}
                clip: {url: 'file:clips/dock.mp4', pace: fast, loop: true, classifier: things}
            """;

    private Documents() {}

    static Settings read(String yaml) throws ConfigurationException {
        return READER.read(yaml, FOLDER);
    }

    /** The problems of a document as a user sees them; empty if it can be used. */
    static List<String> problems(String yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    /** A document with one camera, dock1, of these fields (YAML in braces). */
    static String camera(String fields) {
        return """
                local: {credentials: {dock: {username: viewer, password: {env: PW}}}}
                spec:
                  classifiers: {things: {model: imagenet-lite0}, flowers: {model: flowers5}}
                  cameras: {dock1: %s}
                """.formatted(fields);
    }

    /** A document with this {@code local.mqtt} (YAML in braces). */
    static String mqtt(String fields) {
        return "local: {mqtt: " + fields + "}\n";
    }
}
