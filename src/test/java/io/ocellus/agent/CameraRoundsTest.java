package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.inference.EngineExtension;
import io.ocellus.testing.Mosquitto;
import io.ocellus.testing.Subscriber;
import io.ocellus.testing.Subscriber.Received;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cameras that come and go leave behind, in a process of its own whose Java heap is touched from the start, so that only
 * native memory can make it grow. A release takes a thousand:
 *
 * <pre>./mvnw test -Dtest=CameraRoundsTest -Docellus.cameras=1000</pre>
 */
@ExtendWith(EngineExtension.class)
class CameraRoundsTest {

    private static final int CAMERAS = Integer.getInteger("ocellus.cameras", 60);
    private static final int WARM_UP = CAMERAS / 4 / 2 * 2;

    /** Kept of each for as long as the process lives: its numbers, so that a camera that comes back counts on. */
    private static final long HEAP_KILOBYTES_EACH = 1;

    private static final long RESIDENT_KILOBYTES_EACH = 4;
    private static final long HEAP_NOISE = 2 << 10;
    private static final long RESIDENT_NOISE = 8 << 10;

    @TempDir
    Path state;

    private record Figures(long resident, long heap, long threads, long files) {

        static Figures parse(String line) {
            long[] numbers =
                    Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Figures(numbers[0], numbers[1], numbers[2], numbers[3]);
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void shouldNotGrowByCamerasThatComeAndGo() throws Exception {
        // given
        try (Mosquitto broker = Mosquitto.open().start()) {
            Process process = process(broker);

            // when
            List<Figures> figures =
                    process.inputReader().lines().map(Figures::parse).toList();

            // then
            assertThat(process.waitFor()).isZero();
            assertThat(figures).hasSize(2);
            Figures before = figures.getFirst();
            Figures after = figures.getLast();
            System.err.printf("%d cameras came and went: %s, then %s%n", CAMERAS, before, after);
            int cameras = CAMERAS - WARM_UP;
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads());
            assertThat(after.files()).isLessThanOrEqualTo(before.files());
            assertThat(after.heap() - before.heap()).isLessThan(HEAP_NOISE + cameras * HEAP_KILOBYTES_EACH);
            assertThat(after.resident() - before.resident())
                    .isLessThan(RESIDENT_NOISE + cameras * RESIDENT_KILOBYTES_EACH);
            assertNothingIsRetainedOfThem(broker);
        }
    }

    private Process process(Mosquitto broker) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms64m",
                "-Xmx64m",
                "-XX:+AlwaysPreTouch",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-cp",
                System.getProperty("java.class.path"),
                CameraRounds.class.getName()));
        command.addAll(List.of(
                String.valueOf(WARM_UP), String.valueOf(CAMERAS), broker.url().toString(), state.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MALLOC_ARENA_MAX", "2"); // as the agent is started
        return builder.start();
    }

    private static void assertNothingIsRetainedOfThem(Mosquitto broker) {
        String ours = "ocellus/v1/site/node/";
        try (Subscriber subscriber = Subscriber.to(broker.url(), ours + "#")) {
            subscriber.publish(ours + "event", "{}", false); // behind what is retained
            List<Received> all = subscriber.awaitReceived(received ->
                    received.stream().anyMatch(message -> message.topic().endsWith("/event")));
            assertThat(all)
                    .filteredOn(message -> message.topic().contains("/cam/"))
                    .extracting(Received::topic)
                    .allMatch(topic -> topic.startsWith(ours + "cam/stays/"));
        }
    }
}
