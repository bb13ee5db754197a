package io.ocellus.hostile;

import io.ocellus.config.Findings;
import io.ocellus.config.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The configuration as {@code ocellus config check} reads it: its problems, or its doubts where it has none. */
final class ConfigInput implements Reader {

    private static final String SECRET = "planted-pa55word";

    private final SettingsReader reader = new SettingsReader(Map.of("PW", SECRET), "gw12");
    private final Path file;

    ConfigInput(Path scratch) {
        file = scratch.resolve("ocellus.yaml");
    }

    @Override
    public List<String> refusals(byte[] input) throws IOException {
        Files.write(file, input);
        Findings findings = reader.check(file);
        List<String> told = Stream.concat(findings.problems().stream(), findings.warnings().stream())
                .map(Object::toString)
                .toList();
        boolean secretIsOurs = !new String(input, StandardCharsets.UTF_8).contains(SECRET);
        if (secretIsOurs && told.toString().contains(SECRET)) {
            throw new AssertionError("a secret is told: " + told);
        }
        return told;
    }

    @Override
    public List<String> seeds() {
        return List.of("""
                local:
                  mqtt: {url: mqtts://broker, username: gw, password: {env: PW}, keep_alive: 30s}
                  credentials: {dock: {username: viewer, password: {env: PW}}}
                spec:
                  classifiers: {things: {model: imagenet-lite0, version: 1, device: 'AUTO:NPU,CPU', topk: 3}}
                  publishing: {heartbeat: 30s, consecutive: 4, detail: full}
                  cameras:
                    dock1:
                      url: rtsp://10.0.0.7/stream1
                      credentials: dock
                      fps: 10
                      mask: [[0, 0, 0.2, 0.1]]
                      views: {bay1: {region: [0.1, 0.2, 0.3, 0.4], fps: 5, publish: {policy: every}}}
                """);
    }
}
