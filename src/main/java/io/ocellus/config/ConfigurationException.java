package io.ocellus.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration that can't be used, with everything that is wrong in it. */
public final class ConfigurationException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the document. */
    public List<Problem> problems() {
        return problems;
    }
}
