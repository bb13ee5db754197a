package io.ocellus.inference;

import io.ocellus.openvino.InferRequest;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How much a loaded model can do: all its requests kept busy for a while, on noise, without cameras. What OpenVINO's
 * {@code benchmark_app} measures with {@code -hint throughput}.
 *
 * @param inferences that ended
 * @param seconds from the first start to the last end
 * @param latency of each, from its start to the moment when it was seen to have ended
 */
public record Throughput(long inferences, double seconds, Latency latency) {

    /** Milliseconds. */
    public record Latency(double median, double p90, double p99, double max) {}

    /** Inferences a second. */
    public double fps() {
        return inferences / seconds;
    }

    /**
     * Measures; the calling thread keeps the requests busy.
     *
     * @param model no slot may hold it
     */
    public static Throughput measure(LoadedModel model, Duration time) {
        List<InferRequest> requests = new ArrayList<>();
        Random noise = new Random(0);
        for (int i = 0; i < model.requests(); i++) {
            var pixels = model.request(i).input().data();
            byte[] bytes = new byte[(int) pixels.byteSize()];
            noise.nextBytes(bytes);
            MemorySegment.copy(bytes, 0, pixels, ValueLayout.JAVA_BYTE, 0, bytes.length);
            requests.add(model.request(i).request());
        }
        warmUp(requests);
        return new Run(requests, time.toNanos()).measure();
    }

    private static void warmUp(List<InferRequest> requests) {
        requests.forEach(InferRequest::startAsync);
        requests.forEach(Throughput::await);
    }

    private static void await(InferRequest request) {
        if (request.waitAsync() != InferRequest.Outcome.DONE) {
            throw new IllegalStateException("an inference was cancelled");
        }
    }

    private static final class Run {

        private final List<InferRequest> requests;
        private final long nanos;
        private final long[] started;
        private long[] latencies = new long[1 << 16];
        private int ended;

        Run(List<InferRequest> requests, long nanos) {
            this.requests = requests;
            this.nanos = nanos;
            this.started = new long[requests.size()];
        }

        Throughput measure() {
            long begin = System.nanoTime();
            for (int i = 0; i < requests.size(); i++) {
                start(i);
            }
            int next = 0;
            long now = begin;
            while (now - begin < nanos) {
                now = end(next);
                start(next);
                next = (next + 1) % requests.size();
            }
            for (int i = 0; i < requests.size(); i++) {
                now = end((next + i) % requests.size());
            }
            return new Throughput(ended, (now - begin) / 1e9, latency());
        }

        private void start(int index) {
            started[index] = System.nanoTime();
            requests.get(index).startAsync();
        }

        private long end(int index) {
            await(requests.get(index));
            long now = System.nanoTime();
            if (ended == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * ended);
            }
            latencies[ended++] = now - started[index];
            return now;
        }

        private Latency latency() {
            long[] sorted = Arrays.copyOf(latencies, ended);
            Arrays.sort(sorted);
            return new Latency(at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))] / 1e6;
        }
    }
}
