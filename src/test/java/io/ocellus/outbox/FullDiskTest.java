package io.ocellus.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that is really full, and one that is really read-only; making one takes root. */
class FullDiskTest {

    @TempDir
    private Path mount;

    private final Workbench.SteppedClock clock = new Workbench.SteppedClock();

    private Workbench on(Path folder) {
        OutboxLimits limits = new OutboxLimits(10_000, 64 << 20, Duration.ofHours(24), 1_000_000);
        return new Workbench(folder, "aaaa", limits, clock);
    }

    private void mount(String options) throws IOException, InterruptedException {
        boolean mounted = Files.getOwner(Path.of("/proc/self")).getName().equals("root")
                && command("mount", "-t", "tmpfs", "-o", options, "tmpfs", mount.toString());
        if (!mounted) {
            System.err.println("SKIPPED: a full disk is tested as root only, where tmpfs can be mounted");
        }
        Assumptions.assumeTrue(mounted);
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).inheritIO().start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (Files.readString(Path.of("/proc/mounts")).contains(" " + mount + " ")) {
            assertThat(command("umount", mount.toString())).isTrue();
        }
    }

    private static List<Long> results(List<Message> taken) {
        return taken.stream()
                .filter(message -> message.channel().topic().endsWith("/result"))
                .map(Message::seq)
                .toList();
    }

    @Test
    void shouldKeepInMemoryWhatAFullDiskDoesNotTake() throws IOException, InterruptedException {
        // given
        mount("size=200k");
        Workbench bench = on(mount.resolve("outbox"));
        bench.offerResults(1000);
        bench.settle();
        boolean kept = bench.outbox.status().keptOnDisk();
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(kept).isFalse();
        assertThat(results(taken))
                .isEqualTo(LongStream.rangeClosed(1, 1000).boxed().toList());
        assertThat(taken).anyMatch(message -> String.valueOf(message.report()).contains("No space left on device"));
        bench.kill();
    }

    @Test
    void shouldUseTheDiskAgainOnceThereIsRoom() throws IOException, InterruptedException {
        // given
        mount("size=1m");
        Path filler = Files.write(mount.resolve("filler"), new byte[900 << 10]);
        Workbench bench = on(mount.resolve("outbox"));
        bench.offerResults(500);
        bench.settle();
        Files.delete(filler);
        clock.advance(DiskHealth.RETRY_EVERY);

        // when
        bench.settle();

        // then
        assertThat(bench.outbox.status().keptOnDisk()).isTrue();
        bench.kill();
        Workbench next = on(mount.resolve("outbox"));
        next.backlog.round();
        next.outbox.connected();
        assertThat(results(next.takeAll()))
                .isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
        next.kill();
    }

    @Test
    void shouldKeepInMemoryWhatAReadOnlyDiskDoesNotTake() throws IOException, InterruptedException {
        // given
        mount("ro");
        Workbench bench = on(mount.resolve("outbox"));
        bench.offerResults(10);
        bench.settle();
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(results(taken))
                .isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(String.valueOf(taken.getLast().report())).contains("outbox.degraded", "Read-only file system");
        bench.kill();
    }

    @Test
    void shouldKeepInMemoryWhatHasAFileForAFolder() throws IOException {
        // given
        Path folder = Files.createFile(
                mount.resolve("outbox"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--------")));
        Workbench bench = on(folder);
        bench.offerResults(10);
        bench.settle();
        bench.outbox.connected();

        // when
        List<Message> taken = bench.takeAll();

        // then
        assertThat(results(taken)).hasSize(10);
        bench.kill();
    }
}
