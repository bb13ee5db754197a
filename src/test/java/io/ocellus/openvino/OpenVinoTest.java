package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(RuntimeExtension.class)
class OpenVinoTest {

    private final OpenVino openVino;

    @TempDir
    private Path folder;

    OpenVinoTest(OpenVino openVino) {
        this.openVino = openVino;
    }

    @Test
    void shouldSayWhichRuntimeItIs() {
        assertThat(openVino.version().buildNumber()).matches("\\d{4}\\.\\d+\\.\\d+.*");
        assertThat(openVino.version().description()).isNotBlank();
        assertThat(openVino.library()).isAbsolute().isRegularFile();
    }

    @Test
    void shouldLoadTheConfiguredFolder() {
        // when
        OpenVino again = OpenVino.load(openVino.library().getParent());

        // then
        assertThat(again.version()).isEqualTo(openVino.version());
    }

    @Test
    void shouldSayThatAFolderDoesNotExist() {
        assertThatThrownBy(() -> OpenVino.load(folder.resolve("absent")))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("absent (no such folder)");
    }

    @Test
    void shouldRefuseAFileThatIsNoLibrary() throws IOException {
        // given
        Path fake = Files.writeString(folder.resolve("libopenvino_c.so"), "not a library");

        // then
        assertThatThrownBy(() -> OpenVino.load(folder))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageStartingWith(fake + " can't be loaded: it is not a library, or truncated; run 'make setup'");
    }

    @Test
    void shouldRefuseATruncatedLibrary() throws IOException {
        // given
        byte[] whole = Files.readAllBytes(openVino.library());
        Files.write(folder.resolve("libopenvino_c.so"), Arrays.copyOf(whole, whole.length * 3 / 4));

        // then
        assertThatThrownBy(() -> OpenVino.load(folder))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("it is not a library, or truncated");
    }

    @Test
    void shouldRefuseALibraryOfAnotherMachine() throws IOException {
        // given
        byte[] foreign = Files.readAllBytes(openVino.library());
        foreign[0x12] = 8; // e_machine: MIPS
        foreign[0x13] = 0;
        Path fake = Files.write(folder.resolve("libopenvino_c.so"), foreign);

        // then
        assertThatThrownBy(() -> OpenVino.load(folder))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageStartingWith(fake + " can't be loaded: it is made for another machine, or a library that it"
                        + " needs is missing; run 'make setup'");
    }

    @Test
    void shouldRefuseALibraryThatIsNotOpenVino() throws IOException {
        // given
        Path other = Path.of(System.getProperty("java.home"), "lib", "libprefs.so");
        Path fake = Files.copy(other, folder.resolve("libopenvino_c.so"));

        // then
        assertThatThrownBy(() -> OpenVino.load(folder))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageStartingWith(
                        fake + " is not the C library of OpenVINO 2026.4 or newer: it lacks the function");
    }

    @Test
    void shouldRefuseARuntimeThatIsTooOld() {
        assertThatThrownBy(() -> OpenVino.load(openVino.library(), new Release(2099, 1)))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageStartingWith("OpenVINO " + openVino.version() + " in " + openVino.library()
                        + " is too old: 2099.1 or newer is needed; run 'make setup'");
    }

    @Test
    void shouldRefuseARuntimeThatNumbersElementTypesDifferently() {
        assertThatThrownBy(() -> SelfCheck.check(openVino, ElementType.U16, 30))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageContaining("fails its self-check: a tensor U16[2,3,5] has 60 bytes instead of 30; ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldCallEverySignature() throws IllegalAccessException {
        // given
        NativeApi api = openVino.api();
        Set<Signature> used = EnumSet.of(Signature.P); // the last error's text, which no table holds

        // when
        for (Object table :
                List.of(api.core, api.model, api.preprocess, api.compiledModel, api.inferRequest, api.tensor)) {
            for (Field field : table.getClass().getDeclaredFields()) {
                used.add(((NativeFunction) field.get(table)).signature());
            }
        }

        // then
        assertThat(used).containsExactlyInAnyOrder(Signature.values());
    }
}
