package io.ocellus.config;

/** A password or key, read from a file or the environment. It prints as {@code ***}. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
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
