package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** In a process of its own, whose Java heap is touched from the start and whose compiler is the small one: only native memory can grow. */
@ExtendWith(RuntimeExtension.class)
class LeakTest {

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void shouldNotGrowInAThousandRoundsOfLoadInferAndClose() throws IOException, InterruptedException {
        // given
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xms32m",
                        "-Xmx32m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeakRounds.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        // when
        List<Long> kilobytes = process.inputReader().lines().map(Long::valueOf).toList();

        // then
        assertThat(process.waitFor()).isZero();
        assertThat(kilobytes).hasSize(2);
        assertThat(kilobytes.getLast()).isLessThan(kilobytes.getFirst() * 105 / 100);
    }
}
