package io.ocellus.model;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A model that can't be used; the message holds one sentence for each thing that is wrong with it. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** More than these are counted, but not told. */
    static final int MOST = 100;

    /** As many as a line can hold. */
    private static final int IN_MESSAGE = 5;

    private final transient List<String> problems;

    /**
     * @param where the model's folder or file
     * @param problems one sentence each
     */
    public ModelException(Path where, List<String> problems) {
        super(where + ": " + shown(problems, IN_MESSAGE));
        this.problems = problems.stream().limit(MOST).toList();
    }

    public ModelException(Path where, String problem) {
        this(where, List.of(problem));
    }

    private static String shown(List<String> problems, int most) {
        String first = problems.stream().limit(most).collect(Collectors.joining("; "));
        return problems.size() <= most ? first : first + "; and " + (problems.size() - most) + " more";
    }

    /** What is wrong, one sentence each; the first {@value #MOST}. */
    public List<String> problems() {
        return problems;
    }
}
