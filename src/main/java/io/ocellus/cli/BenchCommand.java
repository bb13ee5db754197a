package io.ocellus.cli;

import io.ocellus.device.DeviceInventory;
import io.ocellus.device.Profiler;
import io.ocellus.device.Trial;
import io.ocellus.inference.Engine;
import io.ocellus.openvino.OpenVino;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ocellus bench}: what {@code profile} measures, by hand: several times, and nothing is kept. The candidates take turns, so
 * that what else happens on the machine meanwhile strikes all of them alike.
 */
@Command(
        name = "bench",
        description = "Measures models at their sizes on devices in alternating rounds: inference alone, as OpenVINO's"
                + " benchmark_app does. 'bench stream' measures the whole way of frames.",
        mixinStandardHelpOptions = true,
        subcommands = StreamBench.class)
final class BenchCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private TrialsChoice choice;

    @Option(names = "--requests", defaultValue = "0", description = "Inferences at once; 0: OpenVINO's optimum.")
    private int requests;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often each is measured; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "20", description = "For all together; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws accuracy over throughput into this file.")
    private @Nullable Path svg;

    @Option(names = "--json", description = "One JSON document on one line.")
    private boolean json;

    @Override
    public Integer call() {
        if (rounds < 1 || seconds < 1 || requests < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds and --seconds must be 1 or more, --requests 0 or more");
        }
        OpenVino runtime = OpenVino.load(null);
        try (Engine engine = new Engine(runtime)) {
            DeviceInventory here = DeviceInventory.of(runtime, engine.core());
            List<Trial> trials = choice.read(
                    null, here.names(), sentence -> spec.commandLine().getErr().println("ocellus: " + sentence));
            BenchAnswer answer = new BenchAnswer(
                    measure(new Profiler(engine), trials), here.host().level());
            draw(answer);
            spec.commandLine().getOut().println(json ? Json.line(answer.json()) : answer.text());
        }
        return 0;
    }

    private List<BenchAnswer.Row> measure(Profiler profiler, List<Trial> trials) {
        List<List<Profiler.Outcome>> outcomes = new ArrayList<>();
        trials.forEach(trial -> outcomes.add(new ArrayList<>()));
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        int left = rounds * trials.size();
        try (Progress progress = new Progress(left)) {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < trials.size(); i++) {
                    Duration share = Duration.ofNanos(Math.max(0, end - System.nanoTime()) / left--);
                    outcomes.get(i).add(profiler.measure(trials.get(i), requests, share));
                    progress.step();
                }
            }
        }
        List<BenchAnswer.Row> rows = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            rows.add(new BenchAnswer.Row(trials.get(i), List.copyOf(outcomes.get(i))));
        }
        return rows;
    }

    private void draw(BenchAnswer answer) {
        if (svg == null) {
            return;
        }
        List<Frontier.Point> points = answer.points();
        if (points.isEmpty()) {
            throw new UserError("there is nothing to draw: no bundle has an accuracy for this CPU's level "
                    + answer.level() + " in its bundle.json");
        }
        try {
            Files.writeString(svg, FrontierSvg.of(points, answer.title()));
        } catch (IOException e) {
            throw new UserError(
                    svg + " can't be written; name a file in a folder that exists and that you may write to");
        }
    }
}
