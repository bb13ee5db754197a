package io.ocellus.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.config.ConfigurationException;
import io.ocellus.config.Settings;
import io.ocellus.config.SettingsReader;
import io.ocellus.device.Machine;
import io.ocellus.doctor.Finding.Verdict;
import io.ocellus.doctor.RuntimeCheck.Devices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each check finds, and that it says how to mend whatever is not good. */
class ChecksTest {

    private static final Instant BUILT = Instant.parse("2026-11-24T06:00:00Z");
    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path folder;

    private final List<Finding> findings = new ArrayList<>();

    private Finding only() {
        assertThat(findings).hasSize(1);
        Finding finding = findings.getFirst();
        assertThat(finding.fact()).isNotBlank();
        assertThat(finding.remedy().isEmpty()).isEqualTo(finding.verdict() == Verdict.GOOD);
        return finding;
    }

    @ParameterizedTest
    @CsvSource({
        "flags : sse4_1 avx avx2 avx512bw avx512vl avx512dq avx512_vnni, GOOD, avx512_core_vnni",
        "flags : sse4_1 avx avx2 avx_vnni, GOOD, avx2_vnni",
        "flags : sse4_1 avx avx2, DOUBTFUL, avx2",
        "flags : sse4_1, DOUBTFUL, sse41",
        "processor : 0, DOUBTFUL, not known"
    })
    void shouldSayWhatTheCpuMeansForInt8(String cpuinfo, Verdict verdict, String word) throws IOException {
        // given
        Files.createDirectories(folder.resolve("proc"));
        Files.writeString(folder.resolve("proc/cpuinfo"), cpuinfo.replace(" :", "\t\t:") + "\n");

        // when
        CpuCheck.look(new Machine(folder), findings::add);

        // then
        assertThat(only().verdict()).isEqualTo(verdict);
        assertThat(only().fact()).contains(word);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T07:00:00Z, true, GOOD",
        "2026-11-24T07:00:00Z, false, DOUBTFUL",
        "1970-01-01T00:01:00Z, true, BAD"
    })
    void shouldJudgeTheClock(Instant now, boolean synchronised, Verdict verdict) {
        // when
        ClockCheck.look(now, BUILT, synchronised, findings::add);

        // then
        assertThat(only().verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"1000, GOOD", "100, DOUBTFUL", "1, BAD"})
    void shouldJudgeTheFreeSpace(long mebibytes, Verdict verdict) {
        // when
        Finding finding = StorageCheck.judge(folder, mebibytes * MEBIBYTE);

        // then
        assertThat(finding.verdict()).isEqualTo(verdict);
    }

    @Test
    void shouldLeaveNothingBehindWhereItTriedToWrite() throws IOException {
        // given
        Path state = folder.resolve("state");

        // when
        StorageCheck.look(state, findings::add);

        // then
        assertThat(only().verdict()).isNotEqualTo(Verdict.BAD);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldSayThatNothingCanBeWritten() {
        // given
        Path state = Path.of("/proc/ocellus");

        // when
        StorageCheck.look(state, findings::add);

        // then
        assertThat(only().verdict()).isEqualTo(Verdict.BAD);
    }

    @ParameterizedTest
    @CsvSource({
        "FFMPEG: YES|v4l/v4l2: YES (linux/videodev2.h)|GStreamer: YES (1.22.0), GOOD, 'with FFMPEG, v4l/v4l2, GStreamer'",
        "FFMPEG: YES|v4l/v4l2: YES|GStreamer: NO, GOOD, 'with FFMPEG, v4l/v4l2'",
        "FFMPEG: NO|v4l/v4l2: YES|GStreamer: YES, BAD, 'without FFMPEG for rtsp, http and file cameras'"
    })
    void shouldMissTheBackEndsThatCamerasNeed(String information, Verdict verdict, String words) {
        // given
        String built =
                "\n  Video I/O:\n    " + information.replace("|", "\n    ").replace(": ", ":      ") + "\n";

        // when
        Finding finding = OpenCvCheck.judge("4.6.0", built);

        // then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.fact()).contains(words);
    }

    private Settings settings(String model, String device) throws IOException, ConfigurationException {
        Path secret = Files.writeString(folder.resolve("password"), "geheim\n");
        return SettingsReader.ofSystem()
                .read("""
                local:
                  models: %s
                  mqtt: {url: "mqtt://127.0.0.1", username: u, password: {file: %s}}
                spec:
                  cameras: {a: {url: "test:"}}
                  classifiers: {c: {model: %s, device: "%s"}}
                """.formatted(Path.of("models").toAbsolutePath(), secret, model, device), folder);
    }

    @ParameterizedTest
    @CsvSource({"rw-------, GOOD", "rw-r-----, GOOD", "rw-r--r--, DOUBTFUL"})
    void shouldFindASecretThatEverybodyMayRead(String permissions, Verdict verdict)
            throws IOException, ConfigurationException {
        // given
        Settings settings = settings("imagenet-lite0", "CPU");
        Files.setPosixFilePermissions(folder.resolve("password"), PosixFilePermissions.fromString(permissions));

        // when
        SecretsCheck.look(settings.local(), findings::add);

        // then
        assertThat(only().verdict()).isEqualTo(verdict);
        assertThat(only().toString()).contains("password").doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "imagenet-lite0, CPU, GOOD, imagenet-lite0@1 is whole",
        "imagenet-lite0, 'AUTO:CPU', GOOD, imagenet-lite0@1",
        "imagenet-lite0, AUTO, GOOD, imagenet-lite0@1",
        "imagenet-lite0, 'AUTO:NPU,CPU', DOUBTFUL, has no NPU",
        "imagenet-lite0, VPU, BAD, 'there is no device VPU here: it is the old name of what is now NPU; OpenVINO has CPU'",
        "nothing-like-it, CPU, BAD, nothing-like-it"
    })
    void shouldFindAModelThatCantRun(String model, String device, Verdict verdict, String words)
            throws IOException, ConfigurationException {
        // given
        Devices devices = new Devices(folder, Map.of("CPU", "AMD EPYC"));

        // when
        ModelCheck.look(settings(model, device), devices, findings::add);

        // then
        assertThat(only().verdict()).isEqualTo(verdict);
        assertThat(only().fact()).contains(words);
    }
}
