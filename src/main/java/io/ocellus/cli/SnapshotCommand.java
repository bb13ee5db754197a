package io.ocellus.cli;

import io.ocellus.camera.Cameras;
import io.ocellus.camera.Snapshot;
import io.ocellus.camera.SourceException;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Local;
import io.ocellus.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ocellus snapshot}: one picture of a camera with its regions and masks drawn in. */
@Command(
        name = "snapshot",
        description = "Takes a picture of a camera and draws its regions and masks into it.",
        mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Parameters(paramLabel = "CAMERA", description = "Its name in the configuration.")
    private String camera = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where to, as .png or .jpg.")
    private Path output = Path.of("");

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How long to wait for a picture; default ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ZERO;

    @Override
    public Integer call() throws ConfigurationException, SourceException, InterruptedException {
        Settings settings = config.read();
        CameraSpec wanted = settings.spec().cameras().get(camera);
        if (wanted == null) {
            throw new UserError(config.path() + " has no camera '" + camera + "'; it has "
                    + String.join(", ", settings.spec().cameras().keySet()));
        }
        String name = wanted.credentials();
        Local.Credentials credentials =
                name == null ? null : settings.local().credentials().get(name);
        try (Cameras cameras = new Cameras(settings.local().media())) {
            new Snapshot(cameras).take(wanted, credentials, output, timeout);
        }
        spec.commandLine().getOut().println(output);
        return 0;
    }
}
