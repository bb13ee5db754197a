package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Fetches a secret from where the configuration says it is. Its sentences name the file or variable, never what is in it. */
final class SecretReader {

    private final Reading reading;

    SecretReader(Reading reading) {
        this.reading = reading;
    }

    /** The secret that a field of {@code owner} says, or null where it is not there or can't be had. */
    @Nullable
    Secret read(Fields owner, String name) {
        JsonNode source = owner.get(name);
        Place place = owner.place(name);
        if (source.isMissingNode() || reading.problems().touch(place)) {
            return null;
        }
        String file = source.path("file").textValue();
        String variable = source.path("env").textValue();
        if ((file == null) == (variable == null)) {
            reading.problems()
                    .add(
                            place,
                            "must be either {file: PATH} or {env: NAME}, has " + (file == null ? "neither" : "both"));
            return null;
        }
        if (file == null) {
            return fromEnvironment(place.child("env"), String.valueOf(variable));
        }
        Path path = reading.path(place.child("file"), file);
        return reading.problems().touch(place) ? null : fromFile(place.child("file"), path);
    }

    private @Nullable Secret fromEnvironment(Place place, String variable) {
        String value = reading.environment().get(variable);
        if (value == null || value.isEmpty()) {
            reading.problems().add(place, "the environment variable " + Shown.name(variable) + " is not set");
            return null;
        }
        return new Secret(value);
    }

    /** The first line, as most tools write a secret with a line break after it. */
    private @Nullable Secret fromFile(Place place, Path file) {
        try {
            String line = TextFile.read(file).lines().findFirst().orElse("");
            if (!line.isEmpty()) {
                return new Secret(line, file);
            }
            refuse(place, file, "is empty");
        } catch (TextFile.UnusableException e) {
            refuse(place, file, e.sentence());
        }
        return null;
    }

    private void refuse(Place place, Path file, String why) {
        reading.problems().add(place, "the file " + Shown.quoted(file.toString()) + " " + why);
    }
}
