package io.ocellus.cli;

import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Local;
import io.ocellus.device.DeviceInventory;
import io.ocellus.device.PictureCost;
import io.ocellus.device.PictureProfiler;
import io.ocellus.device.ProfileStore;
import io.ocellus.device.Profiling;
import io.ocellus.device.Profiling.Result;
import io.ocellus.device.Trial;
import io.ocellus.inference.Engine;
import io.ocellus.openvino.OpenVino;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ocellus profile}: measures what the candidates cost here, and keeps it for the agent. */
@Command(
        name = "profile",
        description =
                "Measures what each model costs at each size on each device here, and keeps it for the agent in"
                        + " its state folder; what is known and still holds is not measured again. Exit code 1 if one can't run.",
        mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {

    /** Of the time, for decoding and resizing. */
    private static final double FOR_PICTURES = 0.1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private TrialsChoice choice;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfigOption config;

    @Option(names = "--seconds", defaultValue = "20", description = "For all together; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Where it is kept; else the configuration's state" + " folder, or ./state without a configuration.")
    private @Nullable Path state;

    @Option(names = "--clip", paramLabel = "VIDEO", description = "Decoded to see what that costs; else the demo's.")
    private @Nullable Path clip;

    @Option(names = "--anew", description = "Measures also what is known.")
    private boolean anew;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        Local local = config.present() ? config.read().local() : null;
        PrintWriter err = spec.commandLine().getErr();
        OpenVino runtime = OpenVino.load(local == null ? null : local.openvino());
        ProfileStore store = ProfileStore.open(stateFolder(local), sentence -> err.println("ocellus: " + sentence));
        if (anew) {
            store.forget();
        }
        try (Engine engine = new Engine(runtime)) {
            DeviceInventory here = DeviceInventory.of(runtime, engine.core());
            List<Trial> trials = choice.read(
                    local == null ? null : local.models(),
                    here.names(),
                    sentence -> err.println("ocellus: " + sentence));
            Duration time = Duration.ofSeconds(seconds);
            Duration forPictures = Duration.ofMillis((long) (time.toMillis() * FOR_PICTURES));
            List<PictureCost> pictures = pictures(store, here, forPictures);
            try (Progress progress = new Progress(trials.size())) {
                List<Result> results = new Profiling(engine, here, store, InstantSource.system())
                        .run(trials, time.minus(forPictures), result -> progress.step());
                ProfileAnswer answer = new ProfileAnswer(results, pictures);
                spec.commandLine().getOut().println(json ? Json.document(answer.json()) : answer.text());
                return answer.complete() ? 0 : 1;
            }
        }
    }

    private Path stateFolder(@Nullable Local local) {
        if (state != null) {
            return state;
        }
        return local == null ? Path.of("state") : local.state();
    }

    private List<PictureCost> pictures(ProfileStore store, DeviceInventory here, Duration time) throws IOException {
        List<PictureCost> known = store.pictures(here);
        if (clip == null && !known.isEmpty()) {
            return known;
        }
        Path video = clip == null ? Home.path().resolve("deploy/demo/clip.mp4") : clip;
        List<PictureCost> measured = Files.isRegularFile(video) ? PictureProfiler.measure(video, time) : List.of();
        if (measured.isEmpty()) {
            if (clip != null) {
                throw new UserError(clip + " can't be read as a video");
            }
            return measured;
        }
        store.keep(measured, here);
        return measured;
    }
}
