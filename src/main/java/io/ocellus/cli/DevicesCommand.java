package io.ocellus.cli;

import io.ocellus.device.DeviceInventory;
import io.ocellus.openvino.Core;
import io.ocellus.openvino.OpenVino;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ocellus devices}: what models can run on here, and what keeps OpenVINO from more. */
@Command(
        name = "devices",
        description =
                "Lists what models can run on here, and what keeps OpenVINO from an Intel GPU or NPU that is there.",
        mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--openvino", paramLabel = "DIR", description = "The folder with OpenVINO's libraries.")
    private @Nullable Path openvino;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        OpenVino runtime = OpenVino.load(openvino);
        try (Core core = new Core(runtime)) {
            DevicesAnswer answer = new DevicesAnswer(DeviceInventory.of(runtime, core));
            spec.commandLine().getOut().println(json ? Json.document(answer.json()) : answer.text());
        }
        return 0;
    }
}
