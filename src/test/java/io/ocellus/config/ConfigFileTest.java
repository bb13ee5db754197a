package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

    private final SettingsReader reader = new SettingsReader(Map.of(), "gw");

    @TempDir
    private Path folder;

    @Test
    void shouldResolvePathsAgainstTheFilesFolder() throws Exception {
        // given
        Path file = write("local: {models: ../m, state: /var/lib/ocellus}");

        // when
        Local local = reader.read(file).local();

        // then
        assertThat(local.models()).isEqualTo(folder.resolveSibling("m"));
        assertThat(local.state()).isEqualTo(Path.of("/var/lib/ocellus"));
    }

    @Test
    void shouldReadTheFirstLineOfASecretFile() throws Exception {
        // given
        Files.writeString(folder.resolve("password"), "hunter2\r\nsecond\n");
        Path file = write("local: {mqtt: {url: 'mqtts://b', password: {file: password}}}");

        // when
        Settings settings = reader.read(file);

        // then
        Secret password = Objects.requireNonNull(
                Objects.requireNonNull(settings.local().mqtt()).password());
        assertThat(password.reveal()).isEqualTo("hunter2");
    }

    @Test
    void shouldNotRepeatASecretFileThatIsNoText() throws Exception {
        // given
        Path secret = Files.write(folder.resolve("password"), "hünter2".getBytes(StandardCharsets.ISO_8859_1));
        Path file = write("local: {mqtt: {url: 'mqtts://b', password: {file: password}}}");

        // when / then
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("local.mqtt.password.file: the file '" + secret + "' is not UTF-8 text");
    }

    @Test
    void shouldSkipAByteOrderMark() throws Exception {
        // given
        Path file = write("\uFEFFlocal: {site: plant7}");

        // when
        Settings settings = reader.read(file);

        // then
        assertThat(settings.local().site()).isEqualTo("plant7");
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() throws Exception {
        // given
        Path file = Files.write(folder.resolve("ocellus.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});

        // when / then
        assertRefused(file, "is not UTF-8 text");
    }

    @Test
    void shouldRefuseAFileThatIsTooLarge() throws Exception {
        // given
        Path file = write("#".repeat((1 << 20) + 1));

        // when / then
        assertRefused(file, "is larger than 1 MiB");
    }

    @Test
    void shouldSayThatAFileDoesNotExist() {
        assertRefused(folder.resolve("nowhere.yaml"), "does not exist");
    }

    @Test
    void shouldSayThatAFolderIsNoFile() {
        assertRefused(folder, "is a folder, not a file");
    }

    @Test
    void shouldStopAnAliasBomb() throws Exception {
        // given
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(5) + "y"));
        }
        Path file = write(bomb.toString());

        // when / then
        assertRefused(file, "repeats too much through aliases; write it out");
    }

    @Test
    void shouldTellThousandsOfProblemsWithoutDelay() throws Exception {
        // given
        StringBuilder yaml = new StringBuilder("spec:\n  cameras:\n");
        for (int i = 0; i < 5_000; i++) {
            yaml.append("    C%d: {ulr: 'test:320x240'}\n".formatted(i));
        }
        Path file = write(yaml.toString());

        // when
        Findings findings = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> reader.check(file));

        // then
        assertThat(findings.problems()).hasSize(101);
        assertThat(findings.problems().getLast()).hasToString(file + ": has more problems than these 100");
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("ocellus.yaml"), yaml);
    }

    private void assertRefused(Path file, String sentence) {
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": " + sentence);
    }
}
