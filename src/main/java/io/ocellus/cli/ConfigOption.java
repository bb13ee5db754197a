package io.ocellus.cli;

import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration a command works with. */
final class ConfigOption {

    private static final List<Path> USUAL = List.of(Path.of("ocellus.yaml"), Path.of("/etc/ocellus/ocellus.yaml"));

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration; else ./ocellus.yaml, then /etc/ocellus/ocellus.yaml.")
    private @Nullable Path file;

    /** The file that was named or found. */
    Path path() {
        if (file != null) {
            return file;
        }
        return USUAL.stream()
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new UserError("no configuration found in " + USUAL.get(0) + " or " + USUAL.get(1)
                        + "; name one with --config, or start from deploy/ocellus.example.yaml"));
    }

    Settings read() throws ConfigurationException {
        return SettingsReader.ofSystem().read(path());
    }

    /** Whether the user named a file, or one lies in a usual place. */
    boolean present() {
        return file != null || USUAL.stream().anyMatch(Files::exists);
    }
}
