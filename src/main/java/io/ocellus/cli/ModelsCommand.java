package io.ocellus.cli;

import io.ocellus.device.CpuLevel;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ocellus models}: the bundles that are there, each checked whole, and what they are worth on this gateway. */
@Command(
        name = "models",
        description =
                "Lists the models that are there, checks each, and says how accurate it is on this CPU; exit code 1 if one"
                        + " can't be used.",
        mixinStandardHelpOptions = true,
        subcommands = ModelsVerifyCommand.class)
final class ModelsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelsOption models;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        ModelFolder folder = models.folder();
        List<ModelsAnswer.Found> found = new ArrayList<>();
        for (ModelFolder.Entry entry : folder.list()) {
            found.add(look(folder, entry));
        }
        ModelsAnswer answer = new ModelsAnswer(models.path(), CpuLevel.ofThisMachine(), found);
        spec.commandLine().getOut().println(json ? Json.document(answer.json()) : answer.text());
        return found.stream().allMatch(one -> one.model() != null) ? 0 : 1;
    }

    private static ModelsAnswer.Found look(ModelFolder folder, ModelFolder.Entry entry) {
        try {
            return new ModelsAnswer.Found(entry, folder.read(entry), "");
        } catch (ModelException e) {
            return new ModelsAnswer.Found(entry, null, String.valueOf(e.getMessage()));
        }
    }
}
