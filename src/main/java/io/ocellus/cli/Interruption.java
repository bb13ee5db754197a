package io.ocellus.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM for commands that end well by them: the command sees a latch, tidies up and returns, and the process
 * ends with its exit code instead of the virtual machine's 130 or 143.
 */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofMillis(4800);
    private static final int FAILED = 1;

    private Interruption() {}

    /** What a command does until it is told to end. */
    interface Work<E extends Exception> {

        /**
         * Does it.
         *
         * @param interrupted counted down when the command is to end
         * @return the exit code
         */
        int until(CountDownLatch interrupted) throws E, InterruptedException;
    }

    static <E extends Exception> int during(Work<E> work) throws E, InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread hook = new Thread(
                () -> {
                    interrupted.countDown();
                    Runtime.getRuntime()
                            .halt(exit.completeOnTimeout(FAILED, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                                    .join());
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = FAILED;
        try {
            code = work.until(interrupted);
            return code;
        } finally {
            exit.complete(code);
            if (interrupted.getCount() > 0) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }
}
