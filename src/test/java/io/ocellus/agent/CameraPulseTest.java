package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.camera.CameraState;
import io.ocellus.camera.CameraStats;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.ConfigurationException;
import io.ocellus.config.SettingsReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CameraPulseTest {

    private static final Instant TIME = Instant.parse("2026-11-24T06:00:00Z");
    /** Asking and opening 5 s each, reading 5 s, stalling 10 s, and 30 s on top. */
    private static final int PATIENCE = 55;

    private CameraState state = new CameraState.Live(TIME, 1);
    private long grabbed;

    private CameraPulse pulse(String url) throws ConfigurationException {
        CameraSpec spec = SettingsReader.ofSystem()
                .read("spec: {cameras: {dock1: {url: \"" + url + "\"}}, classifiers: {c: {model: m}}}", Path.of(""))
                .spec()
                .cameras()
                .values()
                .iterator()
                .next();
        return new CameraPulse(
                "dock1", spec, () -> new CameraStats("dock1", state, grabbed, 0, Map.of(), 0, 0, 0, 0, 0, 0, null));
    }

    private static boolean look(CameraPulse pulse, int times) {
        boolean still = false;
        for (int i = 0; i < times; i++) {
            still = pulse.standsStill();
        }
        return still;
    }

    @Test
    void shouldStandStillWhereALiveCameraDeliversNothingAndSaysNothing() throws ConfigurationException {
        // given
        CameraPulse pulse = pulse("rtsp://10.0.0.7/a");
        boolean earlier = look(pulse, PATIENCE);

        // when
        boolean still = look(pulse, 1);

        // then
        assertThat(earlier).isFalse();
        assertThat(still).isTrue();
        assertThat(pulse.sentence()).contains("camera dock1").contains("55 s");
    }

    @Test
    void shouldMoveWithEachPicture() throws ConfigurationException {
        // given
        CameraPulse pulse = pulse("rtsp://10.0.0.7/a");
        look(pulse, PATIENCE);
        grabbed++;

        // when
        boolean still = look(pulse, PATIENCE);

        // then
        assertThat(still).isFalse();
    }

    @Test
    void shouldMoveWithEachAttemptOfACameraThatIsAway() throws ConfigurationException {
        // given
        CameraPulse pulse = pulse("rtsp://10.0.0.7/a");
        boolean still = false;

        // when
        for (int attempt = 1; attempt < 100; attempt++) {
            state = new CameraState.Reconnecting(TIME.plusSeconds(30L * attempt), attempt, TIME, "away");
            still |= look(pulse, 30);
        }

        // then
        assertThat(still).isFalse();
    }

    static Stream<CameraState> atRest() {
        return Stream.of(
                new CameraState.Ended(TIME), new CameraState.Disabled(TIME), new CameraState.Failed(TIME, "stuck"));
    }

    @ParameterizedTest
    @MethodSource("atRest")
    void shouldHaveAGoodReasonToRest(CameraState rest) throws ConfigurationException {
        // given
        CameraPulse pulse = pulse("rtsp://10.0.0.7/a");
        state = rest;

        // when
        boolean still = look(pulse, 10 * PATIENCE);

        // then
        assertThat(still).isFalse();
    }

    @Test
    void shouldLetAFileWaitForItsReader() throws ConfigurationException {
        // given
        CameraPulse pulse = pulse("folder:pictures");

        // when
        boolean still = look(pulse, 10 * PATIENCE);

        // then
        assertThat(still).isFalse();
    }
}
