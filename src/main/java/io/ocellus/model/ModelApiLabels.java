package io.ocellus.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ocellus.signature.Shown;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a model that Model API describes: {@code path_to_labels} first, then {@code label_info} (the names as they
 * were written), then {@code labels} (spaces replaced by underscores). Classes without a name are called {@code #0}, {@code #1}, …
 */
final class ModelApiLabels {

    private static final int MAX_BYTES = 16 << 20;

    private final Path folder;
    private final ModelInfo info;

    ModelApiLabels(Path folder, ModelInfo info) {
        this.folder = folder;
        this.info = info;
    }

    private @Nullable Path inFolder(String name) {
        try {
            Path file = folder.resolve(name).normalize();
            boolean within = !Path.of(name).isAbsolute() && file.startsWith(folder.normalize());
            return within && Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** @param classes that the model has, or {@link Ir#DYNAMIC} */
    List<String> read(long classes) {
        List<String> labels = new ArrayList<>(named());
        if (labels.isEmpty()) {
            for (int i = 0; i < classes; i++) {
                labels.add("#" + i);
            }
        } else if (classes == labels.size() + 1) {
            labels.addFirst("other"); // as Model API does for a model with a background class
        }
        return labels;
    }

    private List<String> named() {
        String file = info.text("path_to_labels", "");
        if (!file.isEmpty()) {
            return ofFile(file);
        }
        List<String> words = info.words("labels");
        List<String> names = ofLabelInfo();
        return names.isEmpty() || (!words.isEmpty() && words.size() != names.size()) ? words : names;
    }

    private List<String> ofLabelInfo() {
        String text = info.text("label_info", "");
        List<String> names = new ArrayList<>();
        if (!text.isEmpty()) {
            try {
                JsonNode list = new JsonMapper().readTree(text).path("label_names");
                list.forEach(name -> names.add(name.asText()));
            } catch (JsonProcessingException e) {
                info.refuse("label_info", "is not JSON");
            }
        }
        return names;
    }

    /** Lines as {@code n01440764 tench, Tinca tinca}: the label is what stands between the first space and the first comma. */
    private List<String> ofFile(String name) {
        Path file = inFolder(name);
        if (file == null) {
            info.refuse("path_to_labels", "must be a file in the model's folder, is " + Shown.quoted(name));
            return List.of();
        }
        List<String> labels = new ArrayList<>();
        for (String line : SmallFile.lines(file, MAX_BYTES)) {
            int space = line.indexOf(' ');
            int comma = line.indexOf(',');
            if (space < 0) {
                throw new ModelException(file, "line " + (labels.size() + 1) + " has no name after a space");
            }
            labels.add(line.substring(space + 1, comma > space ? comma : line.length()));
        }
        return labels;
    }
}
