package io.ocellus.inference;

import io.ocellus.frame.Frame;
import io.ocellus.report.ClassificationResult.Clock;
import io.ocellus.report.Observation;
import java.time.Instant;
import java.util.Map;

/** One thread of a {@link Crew} with its own request: takes the next view's frame, classifies it, delivers what it saw. */
final class Worker implements Runnable {

    private final Crew crew;
    private final PictureRequest request;
    private final ViewQueue queue;
    private final SlotCounters counters;
    private final Task task = new Task();

    Worker(Crew crew, PictureRequest request, ViewQueue queue, SlotCounters counters) {
        this.crew = crew;
        this.request = request;
        this.queue = queue;
        this.counters = counters;
    }

    @Override
    public void run() {
        try {
            while (!crew.isRetired()) {
                queue.await(crew::isRetired);
                crew.cores().acquire();
                try {
                    next();
                } finally {
                    crew.cores().release();
                }
                long pause = counters.pauseNanos();
                if (pause > 0) {
                    queue.pause(pause, crew::isRetired);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            queue.ring(); // a ring that this worker heard but did not follow is for another one
            crew.leave();
        }
    }

    private void next() {
        if (queue.poll(task, crew::isRetired)) {
            View view = task.view();
            counters.begin();
            Observation observation = null;
            try {
                observation = observe(view, task.frame());
                counters.succeeded();
            } catch (RuntimeException | Error e) { // a worker that dies of it would darken its views
                counters.failed(view, e);
            }
            view.complete(task.ticket(), observation);
        }
    }

    private Observation observe(View view, Frame frame) {
        long taken = System.nanoTime();
        Instant time;
        long captured;
        long number;
        int width;
        int height;
        Clock clock;
        try (frame) {
            request.write(frame.mat(), view.plan().region());
            time = frame.time();
            captured = frame.capturedNanos();
            number = frame.number();
            width = frame.mat().cols();
            height = frame.mat().rows();
            clock = frame.clock();
        }
        long written = System.nanoTime();
        request.infer();
        long inferred = System.nanoTime();
        Map<String, Double> timings = Map.of(
                "wait", counters.waited.count(taken - captured),
                "preprocess", counters.preprocessed.count(written - taken),
                "infer", counters.inferred.count(inferred - written));
        return new Observation(
                view.plan().camera(),
                view.plan().view(),
                time,
                captured,
                request.read(),
                crew.model().identity(),
                timings,
                number,
                width,
                height,
                clock,
                view.drops());
    }
}
