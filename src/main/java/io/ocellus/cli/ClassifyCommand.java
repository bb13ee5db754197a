package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.frame.OpenCv;
import io.ocellus.inference.Classifier;
import io.ocellus.inference.Engine;
import io.ocellus.inference.LoadedModel;
import io.ocellus.inference.Placement;
import io.ocellus.model.ModelDescription;
import io.ocellus.openvino.OpenVino;
import io.ocellus.report.ScoredLabel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ocellus classify}: what a model says to pictures and videos, with the same code that the agent runs. */
@Command(
        name = "classify",
        description = "Classifies pictures, all pictures of folders, and videos once a second.",
        mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE|DIR|VIDEO", arity = "1..*", description = "What to classify.")
    private List<Path> inputs = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelChoice model;

    @Option(names = "--device", defaultValue = "CPU", description = "As OpenVINO names it; default ${DEFAULT-VALUE}.")
    private String device = "";

    @Option(names = "--openvino", paramLabel = "DIR", description = "The folder with OpenVINO's libraries.")
    private @Nullable Path openvino;

    @Option(
            names = {"-k", "--topk"},
            defaultValue = "5",
            description = "How many classes; default ${DEFAULT-VALUE}.")
    private int topk;

    @Option(names = "--json", description = "One JSON object a picture, each on a line.")
    private boolean json;

    @Override
    public Integer call() {
        if (topk < 1) {
            throw new ParameterException(spec.commandLine(), "--topk must be 1 or more, is " + topk);
        }
        List<Picture> pictures = Picture.of(inputs);
        ModelDescription description = model.read();
        OpenVino runtime = OpenVino.load(openvino);
        OpenCv.load();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int unreadable = 0;
        try (Engine engine = new Engine(runtime);
                LoadedModel loaded = engine.load(description, new Placement(device, 1));
                Progress progress = new Progress(pictures.size())) {
            Classifier classifier = new Classifier(loaded);
            for (Picture picture : pictures) {
                boolean read = picture.read((name, mat) -> out.println(line(name, classifier.classify(mat, topk))));
                if (!read) {
                    unreadable++;
                    err.println("ocellus: " + picture.path() + " can't be read as a picture or video");
                }
                progress.step();
            }
        }
        out.flush();
        return unreadable == 0 ? 0 : 1;
    }

    private String line(String name, List<ScoredLabel> best) {
        if (!json) {
            return name + ": "
                    + best.stream()
                            .map(scored -> String.format(Locale.ROOT, "%s %.2f", scored.label(), scored.p()))
                            .collect(Collectors.joining(", "));
        }
        ObjectNode answer = Json.object();
        answer.put("file", name);
        answer.put("index", best.getFirst().index());
        answer.put("label", best.getFirst().label());
        answer.put("p", best.getFirst().p());
        var list = answer.putArray("topk");
        best.forEach(scored -> list.addObject()
                .put("index", scored.index())
                .put("label", scored.label())
                .put("p", scored.p()));
        return Json.line(answer);
    }
}
