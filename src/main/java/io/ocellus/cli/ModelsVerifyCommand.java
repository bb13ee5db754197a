package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ocellus.inference.Engine;
import io.ocellus.model.ModelFolder;
import io.ocellus.openvino.OpenVino;
import io.ocellus.signature.SignatureVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ocellus models verify}: proves models on a device of this gateway. */
@Command(
        name = "verify",
        description =
                "Checks a model's files and signature, and proves it on a device with its golden pictures, at each of its"
                        + " sizes; exit code 1 if something is wrong.",
        mixinStandardHelpOptions = true)
final class ModelsVerifyCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME[@VERSION]",
            arity = "0..1",
            description = "The model; without it, all that are there.")
    private @Nullable ModelName name;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelsOption models;

    @Option(names = "--device", defaultValue = "CPU", description = "As OpenVINO names it; default ${DEFAULT-VALUE}.")
    private String device = "";

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private TrustOption trust;

    @Option(names = "--openvino", paramLabel = "DIR", description = "The folder with OpenVINO's libraries.")
    private @Nullable Path openvino;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        SignatureVerifier verifier = trust.verifier();
        ModelFolder folder = models.folder();
        List<ModelFolder.Entry> wanted = wanted(folder);
        List<ModelVerification> done = new ArrayList<>();
        try (Engine engine = new Engine(OpenVino.load(openvino))) {
            for (ModelFolder.Entry entry : wanted) {
                ModelVerification one = ModelVerification.of(folder, entry, verifier, engine, device);
                done.add(one);
                if (!json) {
                    spec.commandLine().getOut().println(one.text());
                }
            }
        }
        if (json) {
            ArrayNode answer = JsonNodeFactory.instance.arrayNode();
            done.forEach(one -> answer.add(one.json()));
            spec.commandLine().getOut().println(Json.document(answer));
        }
        return done.stream().allMatch(one -> one.problems().isEmpty()) ? 0 : 1;
    }

    private List<ModelFolder.Entry> wanted(ModelFolder folder) {
        ModelName one = name;
        if (one != null) {
            return List.of(folder.entry(one.name(), one.version()));
        }
        List<ModelFolder.Entry> all = folder.list();
        if (all.isEmpty()) {
            throw new UserError("no models in " + models.path());
        }
        return all;
    }
}
