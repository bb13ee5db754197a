package io.ocellus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.model.Accuracy;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelFolder;
import io.ocellus.model.ModelSignature;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ocellus models} says.
 *
 * @param folder where it looked
 * @param level this CPU's, by oneDNN's name
 * @param found in the order of the folder
 */
record ModelsAnswer(Path folder, String level, List<Found> found) {

    /** A model, or why it can't be used. */
    record Found(ModelFolder.Entry entry, @Nullable ModelDescription model, String trouble) {}

    String text() {
        return found.isEmpty()
                ? "no models in " + folder
                : found.stream().map(this::text).collect(Collectors.joining("\n"));
    }

    private String text(Found one) {
        ModelDescription model = one.model();
        if (model == null) {
            return one.entry().name() + "@" + one.entry().version() + "  can't be used: " + one.trouble();
        }
        String what = Stream.of(
                        model.architecture(),
                        model.precision(),
                        sizes(model),
                        model.labels().size() + " classes",
                        ModelSignature.isPresent(one.entry().folder()) ? "signed" : "unsigned")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return model.id() + "  " + what + "\n    " + model.digest() + accuracy(model);
    }

    private static String sizes(ModelDescription model) {
        List<Integer> sizes = model.input().sizes();
        return sizes.size() < 2
                ? model.input().width() + "x" + model.input().height()
                : sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "sizes ", ""));
    }

    private String accuracy(ModelDescription model) {
        List<Accuracy> rows = applying(model);
        if (rows.isEmpty()) {
            boolean some = !model.evidence().accuracy().isEmpty();
            return some ? "\n    accuracy was not measured for this CPU (" + level + ") or a lesser one" : "";
        }
        return rows.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(Accuracy row) {
        AccuracyText text = new AccuracyText(row);
        String where = row.isa().equals(level)
                ? "on this CPU (" + level + ")"
                : "on " + row.isa() + ", the nearest that was measured to this CPU (" + level + ")";
        return "\n    " + text.sentence() + " " + where;
    }

    /** For each size of the model the row of its best class that applies here. */
    private List<Accuracy> applying(ModelDescription model) {
        List<Integer> sizes = model.input().sizes();
        return (sizes.isEmpty() ? List.of(model.input().height()) : sizes)
                .stream()
                        .map(size -> model.evidence().applying("top1", size, level))
                        .filter(Objects::nonNull)
                        .toList();
    }

    ArrayNode json() {
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        found.forEach(one -> json(one, answer.addObject()));
        return answer;
    }

    private void json(Found one, ObjectNode item) {
        item.put("name", one.entry().name())
                .put("version", one.entry().version())
                .put("folder", one.entry().folder().toString());
        ModelDescription model = one.model();
        if (model == null) {
            item.put("error", one.trouble());
            return;
        }
        item.put("digest", model.digest())
                .put("architecture", model.architecture())
                .put("precision", model.precision())
                .put("width", model.input().width())
                .put("height", model.input().height())
                .put("classes", model.labels().size())
                .put("signed", ModelSignature.isPresent(one.entry().folder()))
                .put("cpu_level", level);
        ArrayNode sizes = item.putArray("sizes");
        model.input().sizes().forEach(sizes::add);
        ArrayNode accuracy = item.putArray("accuracy");
        applying(model).forEach(row -> new AccuracyText(row).json(accuracy.addObject()));
    }
}
