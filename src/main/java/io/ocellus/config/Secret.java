package io.ocellus.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A password or key, read from a file or the environment. It prints as {@code ***}. */
public final class Secret {

    private final String value;
    private final @Nullable Path file;

    public Secret(String value) {
        this(value, null);
    }

    Secret(String value, @Nullable Path file) {
        this.value = value;
        this.file = file;
    }

    /** The file that it was read from, or null. */
    public @Nullable Path file() {
        return file;
    }

    /** The secret itself. Only for the call that needs it: never for a log, a message or an error. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
