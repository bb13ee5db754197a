package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.inference.Engine;
import io.ocellus.inference.LoadedModel;
import io.ocellus.inference.Placement;
import io.ocellus.inference.Throughput;
import io.ocellus.openvino.OpenVino;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ocellus bench …}: how much this machine can do. */
@Command(
        name = "bench",
        description = "Measures what this machine can do.",
        mixinStandardHelpOptions = true,
        subcommands = {BenchCommand.Infer.class, StreamBench.class})
final class BenchCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: infer or stream");
    }

    /** {@code ocellus bench infer}. */
    @Command(
            name = "infer",
            description = "Inference alone, all requests busy; what OpenVINO's benchmark_app measures.",
            mixinStandardHelpOptions = true)
    static final class Infer implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private ModelChoice model;

        @Option(names = "--device", defaultValue = "CPU", description = "As OpenVINO names it.")
        private String device = "";

        @Option(names = "--requests", defaultValue = "0", description = "Inferences at once; 0: OpenVINO's optimum.")
        private int requests;

        @Option(names = "--seconds", defaultValue = "10", description = "How long; default ${DEFAULT-VALUE}.")
        private int seconds;

        @Option(names = "--json", description = "One JSON document.")
        private boolean json;

        @Override
        public Integer call() {
            try (Engine engine = new Engine(OpenVino.load(null));
                    LoadedModel loaded = engine.load(model.read(), new Placement(device, requests))) {
                print(loaded, Throughput.measure(loaded, Duration.ofSeconds(seconds)));
            }
            return 0;
        }

        private void print(LoadedModel loaded, Throughput measured) {
            var out = spec.commandLine().getOut();
            if (json) {
                ObjectNode answer = Json.object();
                answer.put("model", loaded.identity().name());
                answer.put("executed_on", loaded.identity().executedOn());
                answer.put("requests", loaded.requests());
                answer.put("model_precision", loaded.description().precision());
                answer.put("float_precision", loaded.floatPrecision());
                answer.put("fps", measured.fps());
                answer.putObject("latency_ms")
                        .put("p50", measured.latency().median())
                        .put("p99", measured.latency().p99());
                out.println(Json.line(answer));
            } else {
                out.println(String.format(
                        Locale.ROOT,
                        "%s (%s) on %s: %.1f inferences/s with %d requests, p50 %.2f ms, p99 %.2f ms",
                        loaded.identity().name(),
                        precisions(loaded),
                        loaded.identity().executedOn(),
                        measured.fps(),
                        loaded.requests(),
                        measured.latency().median(),
                        measured.latency().p99()));
            }
        }

        /** As in {@code int8, float parts in bf16}: what is quantized comes from the model, the rest from the device. */
        private static String precisions(LoadedModel loaded) {
            String model = loaded.description().precision();
            String rest = loaded.floatPrecision();
            return (model.isEmpty() ? "unknown precision" : model) + (rest.isEmpty() ? "" : ", float parts in " + rest);
        }
    }
}
