package io.ocellus.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NativeProcessTest {

    @Test
    void shouldKeepTheCpuForTheCallingThreadAndThoseThatItStarts() throws InterruptedException {
        // given
        AtomicReference<String> policies = new AtomicReference<>();
        Thread starter = new Thread(() -> {
            // when
            NativeProcess.batchThreads();
            String own = policy();
            Thread started = new Thread(() -> policies.set(own + " and " + policy()));
            started.start();
            join(started);
        });

        starter.start();
        starter.join();

        // then
        assertThat(policies).hasValue("3 and 3"); // SCHED_BATCH
    }

    /** The 41st field of the thread's stat; the second one may hold blanks. */
    private static String policy() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[38];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
