package io.ocellus.model;

import java.nio.file.Path;
import java.util.List;

/** A model that can't be used; the message holds one sentence for each thing that is wrong with it. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * @param where the model's folder or file
     * @param problems one sentence each
     */
    public ModelException(Path where, List<String> problems) {
        super(where + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public ModelException(Path where, String problem) {
        this(where, List.of(problem));
    }

    /** What is wrong, one sentence each. */
    public List<String> problems() {
        return problems;
    }
}
