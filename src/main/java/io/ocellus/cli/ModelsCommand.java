package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelFolder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ocellus models}: the bundles that are there, each checked whole. */
@Command(
        name = "models",
        description = "Lists the models that are there and checks each; exit code 1 if one can't be used.",
        mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ModelsOption models;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    private record Finding(
            ModelFolder.Entry entry, @Nullable ModelDescription model, String trouble) {}

    @Override
    public Integer call() {
        ModelFolder folder = models.folder();
        List<Finding> findings = new ArrayList<>();
        for (ModelFolder.Entry entry : folder.list()) {
            findings.add(look(folder, entry));
        }
        print(findings);
        return findings.stream().allMatch(finding -> finding.model() != null) ? 0 : 1;
    }

    private static Finding look(ModelFolder folder, ModelFolder.Entry entry) {
        try {
            return new Finding(entry, folder.read(entry), "");
        } catch (ModelException e) {
            return new Finding(entry, null, String.valueOf(e.getMessage()));
        }
    }

    private void print(List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ArrayNode answer = JsonNodeFactory.instance.arrayNode();
            findings.forEach(finding -> {
                var item = answer.addObject()
                        .put("name", finding.entry().name())
                        .put("version", finding.entry().version())
                        .put("folder", finding.entry().folder().toString());
                if (finding.model() == null) {
                    item.put("error", finding.trouble());
                } else {
                    item.put("digest", finding.model().digest());
                    item.put("width", finding.model().input().width());
                    item.put("height", finding.model().input().height());
                    item.put("classes", finding.model().labels().size());
                }
            });
            out.println(Json.document(answer));
        } else if (findings.isEmpty()) {
            out.println("no models in " + models.path());
        } else {
            findings.forEach(finding -> out.println(line(finding)));
        }
    }

    private static String line(Finding finding) {
        ModelDescription model = finding.model();
        if (model == null) {
            return finding.entry().name() + "@" + finding.entry().version() + "  can't be used: " + finding.trouble();
        }
        return "%s  %dx%d, %d classes, %s"
                .formatted(
                        model.id(),
                        model.input().width(),
                        model.input().height(),
                        model.labels().size(),
                        model.digest());
    }
}
