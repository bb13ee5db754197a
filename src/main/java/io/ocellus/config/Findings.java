package io.ocellus.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ocellus config check} has to say about a file.
 *
 * @param problems why it can't be used; empty if it can
 * @param warnings what is allowed and probably not meant; looked for only where there are no problems
 * @param settings what was read; null where there are problems
 */
public record Findings(
        List<Problem> problems,
        List<Problem> warnings,
        @Nullable Settings settings) {

    /** Whether the agent would start with it. */
    public boolean usable() {
        return problems.isEmpty();
    }
}
