package io.ocellus.mqtt;

/** Why there is no connection; the message is one sentence for the operator, without secrets. */
public final class LinkException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String problem;

    LinkException(String problem) {
        super(problem);
        this.problem = problem;
    }

    LinkException(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
