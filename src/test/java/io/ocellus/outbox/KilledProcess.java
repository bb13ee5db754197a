package io.ocellus.outbox;

import io.ocellus.testing.Reports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** A process without a broker that sees something every few milliseconds, until somebody kills it. Says what it did. */
final class KilledProcess {

    private KilledProcess() {}

    /** So the second within which nothing is written is soon over. */
    private static long fastTime() {
        return 20 * System.nanoTime();
    }

    /** Arguments: the folder and the session. */
    public static void main(String[] args) throws InterruptedException {
        OutboxLimits limits = new OutboxLimits(10_000, 64 << 20, Duration.ofHours(24), 1_000);
        Backlog backlog = new Backlog(
                Path.of(args[0]),
                args[1],
                limits,
                message -> (args[1] + " " + message.channel().topic() + " " + message.seq() + " " + "x".repeat(300))
                        .getBytes(StandardCharsets.UTF_8),
                Clock.systemUTC(),
                KilledProcess::fastTime);
        Outbox outbox = new Outbox(limits, backlog, Clock.systemUTC(), System::nanoTime);
        backlog.start();
        for (long seq = 1; ; seq++) {
            outbox.offer(Reports.result("dock1"));
            if (seq % 10 == 0) {
                outbox.offer(Reports.label("dock1", "scratch"));
            }
            if (seq == 20) {
                while (backlog.hasFresh()) {
                    Thread.sleep(5);
                }
                System.out.println("writing");
            }
            Thread.sleep(1);
        }
    }
}
