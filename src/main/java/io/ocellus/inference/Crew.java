package io.ocellus.inference;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The workers of one loaded model, one a request. Retired, they finish what they have taken and take no more; the last one to
 * leave closes the model.
 */
final class Crew {

    private final LoadedModel model;
    private final ViewQueue queue;
    private final Semaphore cores;
    private final CountDownLatch working;
    private volatile boolean retired;

    Crew(LoadedModel model, ViewQueue queue, Semaphore cores) {
        this.model = model;
        this.queue = queue;
        this.cores = cores;
        this.working = new CountDownLatch(model.requests());
    }

    void start(String name, SlotCounters counters) {
        for (int i = 0; i < model.requests(); i++) {
            Thread.ofPlatform()
                    .name("ocellus-infer-" + name + "-" + i)
                    .daemon()
                    .start(new Worker(this, model.request(i), queue, counters));
        }
    }

    LoadedModel model() {
        return model;
    }

    Semaphore cores() {
        return cores;
    }

    boolean isRetired() {
        return retired;
    }

    /** After this no worker takes a frame; those taken are finished. */
    void retire() {
        retired = true;
    }

    /** Called by each worker once, as the last that it does with the model. */
    synchronized void leave() {
        working.countDown();
        if (working.getCount() == 0) {
            model.close();
        }
    }

    /** Whether all have left, and so the model is closed, within so long. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return working.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }
}
