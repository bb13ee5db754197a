package io.ocellus.inference;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * How much a loaded model can do: all its requests kept busy for a while, each by a thread of its own as the workers do, on
 * noise, without cameras. What OpenVINO's {@code benchmark_app} measures with {@code -hint throughput}.
 *
 * @param inferences that ended
 * @param seconds from the first start to the last end
 * @param cpuSeconds of the whole process meanwhile, to some hundredths
 * @param latency of one inference
 */
public record Throughput(long inferences, double seconds, double cpuSeconds, Latency latency) {

    /** Milliseconds. */
    public record Latency(double median, double p90, double p99, double max) {}

    /** Inferences a second. */
    public double fps() {
        return inferences / seconds;
    }

    /**
     * Measures with all requests busy; returns after {@code time} and a moment.
     *
     * @param model no slot may hold it
     */
    public static Throughput measure(LoadedModel model, Duration time) {
        return measure(model, model.requests(), time);
    }

    /**
     * Measures with some of the requests busy; with one, what an inference takes where nothing else is to do.
     *
     * @param model no slot may hold it
     * @param requests from 1 to as many as it has
     */
    public static Throughput measure(LoadedModel model, int requests, Duration time) {
        List<Run> runs = new ArrayList<>();
        Random noise = new Random(0);
        for (int i = 0; i < requests; i++) {
            fill(model.request(i).input().data(), noise);
            model.request(i).infer(); // the first one is slower
            runs.add(new Run(model.request(i)));
        }
        double cpuBefore = processSeconds();
        long begin = System.nanoTime();
        runConcurrently(runs, begin + time.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpuSeconds = processSeconds() - cpuBefore;
        long[] all = runs.stream().flatMapToLong(Run::latencies).sorted().toArray();
        return new Throughput(
                all.length, seconds, cpuSeconds, new Latency(at(all, 0.5), at(all, 0.9), at(all, 0.99), at(all, 1)));
    }

    private static double processSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / 1e9)
                .orElse(Double.NaN);
    }

    private static void runConcurrently(List<Run> runs, long end) {
        try (ExecutorService threads = Executors.newFixedThreadPool(runs.size())) {
            List<Future<?>> futures = new ArrayList<>();
            runs.forEach(run -> futures.add(threads.submit(() -> run.until(end))));
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the measurement was interrupted", e);
        }
    }

    private static void fill(MemorySegment pixels, Random noise) {
        byte[] bytes = new byte[(int) pixels.byteSize()];
        noise.nextBytes(bytes);
        MemorySegment.copy(bytes, 0, pixels, ValueLayout.JAVA_BYTE, 0, bytes.length);
    }

    /** In milliseconds. */
    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))] / 1e6;
    }

    /** One request, again and again. */
    private static final class Run {

        private final PictureRequest request;
        private long[] latencies = new long[1 << 14];
        private int ended;

        Run(PictureRequest request) {
            this.request = request;
        }

        void until(long end) {
            long started = System.nanoTime();
            do {
                request.infer();
                long now = System.nanoTime();
                if (ended == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * ended);
                }
                latencies[ended++] = now - started;
                started = now;
            } while (started < end);
        }

        LongStream latencies() {
            return Arrays.stream(latencies, 0, ended);
        }
    }
}
