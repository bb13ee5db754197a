package io.ocellus.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Every failure of a command ends here, as one sentence on standard error. A stack trace helps only us: for our own faults. */
final class Failures implements IExecutionExceptionHandler {

    private static final int FAILED = 1;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        String sentence = failure.getMessage();
        if (failure instanceof NullPointerException || sentence == null || sentence.isBlank()) {
            command.getErr().println("ocellus: an error of the agent itself; please report it with these lines:");
            failure.printStackTrace(command.getErr());
        } else {
            sentence.lines().forEach(line -> command.getErr().println("ocellus: " + line));
        }
        return FAILED;
    }
}
