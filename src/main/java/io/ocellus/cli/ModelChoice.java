package io.ocellus.cli;

import io.ocellus.model.ModelDescription;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model a command that needs no configuration works with. */
final class ModelChoice {

    @Option(
            names = {"-m", "--model"},
            paramLabel = "NAME[@VERSION]",
            defaultValue = "imagenet-lite0",
            description = "The model; default ${DEFAULT-VALUE}.")
    private ModelName name = new ModelName("", null);

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelsOption models;

    ModelName name() {
        return name;
    }

    /** The folder that it lies in. */
    Path folder() {
        return models.path();
    }

    /** Reads it and checks it whole. */
    ModelDescription read() {
        return models.folder().find(name.name(), name.version());
    }
}
