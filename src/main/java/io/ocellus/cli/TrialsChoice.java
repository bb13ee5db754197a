package io.ocellus.cli;

import io.ocellus.agent.AgentVersion;
import io.ocellus.device.Trial;
import io.ocellus.inference.DeviceNames;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which candidates a command measures: models at their sizes on devices. */
final class TrialsChoice {

    @Parameters(paramLabel = "MODEL[@VERSION]", arity = "0..*", description = "Which models; else all that are there.")
    private List<ModelName> names = List.of();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            description =
                    "As OpenVINO names it, CPU or AUTO:NPU,CPU; several times for several. Else all that it lists.")
    private List<String> devices = List.of();

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            split = ",",
            description = "Only these sides of the input; else all that each model has.")
    private List<Integer> sizes = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelsOption models;

    /**
     * The candidates, in the order of the command line.
     *
     * @param configured the folder of models where the command line names none; null for the usual ones
     * @param here OpenVINO's devices
     * @param told a sentence for each model that was not named and can't be used
     */
    List<Trial> read(@Nullable Path configured, List<String> here, Consumer<String> told) {
        for (String device : devices) {
            if (!DeviceNames.usable(device, here)) {
                throw new UserError(DeviceNames.refusal(device, here));
            }
        }
        ModelFolder folder = configured == null || models.named()
                ? models.folder()
                : new ModelFolder(configured, AgentVersion.get());
        List<ModelDescription> chosen = names.isEmpty() ? all(folder, told) : named(folder);
        List<Trial> trials = Trial.all(chosen, devices.isEmpty() ? here : devices).stream()
                .filter(trial ->
                        sizes.isEmpty() || sizes.contains(trial.candidate().width()))
                .toList();
        if (trials.isEmpty()) {
            throw new UserError(
                    chosen.isEmpty()
                            ? "there is no model to measure; --models names a folder of <name>/<version>/"
                            : "no model has one of the sizes " + sizes + "; they have "
                                    + chosen.stream()
                                            .map(model -> model.id() + " "
                                                    + model.input().sizes())
                                            .toList());
        }
        return trials;
    }

    private List<ModelDescription> named(ModelFolder folder) {
        return names.stream()
                .map(name -> folder.find(name.name(), name.version()))
                .toList();
    }

    /** The newest version of each. */
    private static List<ModelDescription> all(ModelFolder folder, Consumer<String> told) {
        Map<String, ModelFolder.Entry> newest = new LinkedHashMap<>();
        folder.list().forEach(entry -> newest.putIfAbsent(entry.name(), entry));
        List<ModelDescription> usable = new ArrayList<>();
        for (ModelFolder.Entry entry : newest.values()) {
            try {
                usable.add(folder.read(entry));
            } catch (ModelException e) {
                told.accept(entry.name() + "@" + entry.version() + " is left out: " + e.getMessage());
            }
        }
        return usable;
    }
}
