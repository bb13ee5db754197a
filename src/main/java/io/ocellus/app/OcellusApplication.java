package io.ocellus.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps the process alive, and drains the agent before Quarkus goes down. */
public final class OcellusApplication implements QuarkusApplication {

    @Override
    public int run(String... args) throws InterruptedException {
        RunningAgent running = RunningAgent.get();
        running.service().ready(running.agent()::status);
        Duration limit = running.limit();
        if (limit == null) {
            Quarkus.waitForExit();
        } else {
            Lifetime.END.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        return 0;
    }

    /** Blocks the shutdown until the agent has said good-bye: without it the broker would publish the will. */
    @ApplicationScoped
    static class Lifetime {

        static final CountDownLatch END = new CountDownLatch(1);

        void onShutdown(@Observes @Nullable ShutdownEvent event) {
            END.countDown();
            RunningAgent.get().close();
        }
    }
}
