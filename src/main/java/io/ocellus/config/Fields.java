package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one mapping, with the schema's defaults for those that are not there.
 *
 * <p>The schema has checked it before: a field that is neither there nor has a default was refused or optional. Getters then give a
 * neutral value instead of failing; where a problem was told, nothing that is built from it is handed out.
 */
record Fields(Place place, JsonNode written, JsonNode defaults) {

    boolean has(String name) {
        return written.has(name);
    }

    Place place(String name) {
        return place.child(name);
    }

    JsonNode get(String name) {
        JsonNode value = written.path(name);
        return value.isMissingNode() ? defaults.path(name) : value;
    }

    @Nullable
    String optionalText(String name) {
        return get(name).textValue();
    }

    String text(String name) {
        return get(name).asText("");
    }

    int whole(String name) {
        return get(name).asInt();
    }

    double number(String name) {
        return get(name).asDouble();
    }

    boolean flag(String name) {
        return get(name).booleanValue();
    }

    Duration duration(String name) {
        return Durations.parse(text(name));
    }

    /** In bytes. */
    long size(String name) {
        return Sizes.parse(text(name));
    }

    /** A constant named as in the configuration, where {@code on-change} is {@code ON_CHANGE}. */
    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
