package io.ocellus.cli;

import io.ocellus.agent.AgentVersion;
import io.ocellus.model.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that needs no configuration looks for models. */
final class ModelsOption {

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "The folder of models, <name>/<version>/; else ./models, then the installation's.")
    private @Nullable Path folder;

    /** Whether the user named one. */
    boolean named() {
        return folder != null;
    }

    Path path() {
        if (folder != null) {
            return folder;
        }
        Path here = Path.of("models");
        return Files.isDirectory(here) ? here : Home.path().resolve("models");
    }

    ModelFolder folder() {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserError(folder + " is not a folder; --models names the one that holds <name>/<version>/");
        }
        return new ModelFolder(path(), AgentVersion.get());
    }
}
