package io.ocellus.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at random moments of an outage, again and again on the same folder: {@code -Doutbox.kills=200} for as many.
 * What is on disk comes, whole and without a gap; what the process ended in the middle of is no more than the newest.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("outbox.kills", 20);

    @TempDir
    private Path folder;

    private final Random random = new Random(Long.getLong("outbox.seed", 1));

    @Test
    void shouldLoseNothingThatWasOnDiskWhenItWasKilled() throws Exception {
        // given
        Map<String, Long> onDisk = new HashMap<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            String session = "k" + kill;
            killAtARandomMoment(session);
            long results = lastOnDisk(session);
            assertThat(results).as("something of %s is on disk", session).isPositive();
            onDisk.put(session, results);
        }

        // when
        Map<String, List<Long>> resent = resent();

        // then
        assertThat(resent.keySet()).isEqualTo(onDisk.keySet());
        resent.forEach((session, numbers) -> assertThat(numbers)
                .as("results of %s", session)
                .isEqualTo(LongStream.rangeClosed(1, onDisk.getOrDefault(session, 0L))
                        .boxed()
                        .toList()));
        System.err.printf(
                "%d kills: %d results were on disk, %d were resent%n",
                KILLS,
                onDisk.values().stream().mapToLong(Long::longValue).sum(),
                resent.values().stream().mapToLong(List::size).sum());
    }

    private void killAtARandomMoment(String session) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        folder.toString(),
                        session)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("writing");
            Thread.sleep(random.nextInt(150));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** By the files themselves; the last record may be torn. */
    private long lastOnDisk(String session) throws IOException {
        Set<Long> numbers = new HashSet<>();
        for (Path file : Spool.segmentFiles(folder)) {
            SegmentReader.Content content = SegmentReader.read(file);
            if (session.equals(content.session())) {
                content.entries().stream()
                        .filter(entry -> entry.channel().topic().endsWith("/result"))
                        .forEach(entry -> numbers.add(entry.seq()));
            }
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        return numbers.size();
    }

    /** What the next session sends, by the session that saw it. */
    private Map<String, List<Long>> resent() {
        OutboxLimits limits = new OutboxLimits(10_000, 64 << 20, Duration.ofHours(24), 1_000_000_000);
        Backlog backlog = new Backlog(folder, "last", limits, _ -> new byte[0], Clock.systemUTC(), System::nanoTime);
        Outbox outbox = new Outbox(limits, backlog, Clock.systemUTC(), System::nanoTime);
        Map<String, List<Long>> resent = new HashMap<>();
        outbox.connected();
        backlog.round();
        while (outbox.status().queued() > 0) {
            Message message = outbox.next();
            if (message == null) {
                backlog.round();
                continue;
            }
            if (message.content() instanceof Message.Stored stored
                    && message.channel().topic().endsWith("/result")) {
                String[] words = new String(stored.payload(), StandardCharsets.UTF_8).split(" ", -1);
                assertThat(words[0]).isEqualTo(message.earlierSession());
                assertThat(words[2]).isEqualTo(Long.toString(message.seq()));
                resent.computeIfAbsent(message.earlierSession(), _ -> new ArrayList<>())
                        .add(message.seq());
            }
            outbox.acknowledged(message);
        }
        backlog.round();
        assertThat(outbox.status().bytesOnDisk()).isZero();
        backlog.release();
        return resent;
    }
}
