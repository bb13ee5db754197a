package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeLocatorTest {

    private static final String NEW = "libopenvino_c.so.2641";

    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void shouldTakeTheConfiguredFolderFirst() throws IOException {
        // given
        Path library = file("configured/" + NEW);
        file("named/" + NEW);
        environment.put("OPENVINO_LIB_PATH", root.resolve("named").toString());

        // when
        Path found = locator().locate(root.resolve("configured"));

        // then
        assertThat(found).isEqualTo(library);
    }

    @Test
    void shouldTakeTheFolderOfTheEnvironmentBeforeTheUsualOnes() throws IOException {
        // given
        Path library = file("named/" + NEW);
        file("home/.runtime/" + NEW);
        environment.put("OPENVINO_LIB_PATH", root.resolve("named").toString());

        // when
        Path found = locator().locate(null);

        // then
        assertThat(found).isEqualTo(library);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home/.runtime",
                "intel/runtime/lib/intel64",
                "first",
                "second",
                "usr/local/lib",
                "usr/lib",
                "usr/lib64",
                "venv/lib/python3.12/site-packages/openvino/libs",
                "user/.local/lib/python3.11/site-packages/openvino/libs",
                "usr/lib/python3/dist-packages/openvino/libs"
            })
    void shouldLookInTheUsualFolders(String folder) throws IOException {
        // given
        Path library = file(folder + "/" + NEW);

        // when
        Path found = locator().locate(null);

        // then
        assertThat(found).isEqualTo(library);
    }

    @Test
    void shouldLookBesideItselfBeforeTheSystemsFolders() throws IOException {
        // given
        file("usr/lib/" + NEW);
        Path library = file("home/.runtime/" + NEW);

        // when
        Path found = locator().locate(null);

        // then
        assertThat(found).isEqualTo(library);
    }

    @Test
    void shouldPreferThePlainNameThenTheHighestNumber() throws IOException {
        // given
        file("home/.runtime/libopenvino_c.so.2640");
        Path highest = file("home/.runtime/" + NEW);

        // when
        Path numbered = locator().locate(null);
        Path plain = file("home/.runtime/libopenvino_c.so");

        // then
        assertThat(numbered).isEqualTo(highest);
        assertThat(locator().locate(null)).isEqualTo(plain);
    }

    @Test
    void shouldPassOverAReleaseThatIsTooOld() throws IOException {
        // given
        Path old = file("home/.runtime/libopenvino_c.so.2631");
        Files.createSymbolicLink(old.resolveSibling("libopenvino_c.so"), old.getFileName());
        Path library = file("usr/lib/" + NEW);

        // when
        Path found = locator().locate(null);

        // then
        assertThat(found).isEqualTo(library);
    }

    @Test
    void shouldSayInOneSentenceWhereItLooked() throws IOException {
        // given
        file("home/.runtime/libopenvino_c.so.2541");
        Files.createDirectories(root.resolve("usr/lib"));

        // then
        assertThatThrownBy(() -> locator().locate(null))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessageStartingWith("OpenVINO 2026.4 or newer was not found: looked for libopenvino_c.so in ")
                .hasMessageContaining(root + "/home/.runtime (2025.4.1 is too old), ")
                .hasMessageContaining(root + "/intel/runtime/lib/intel64 (no such folder), ")
                .hasMessageContaining(root + "/first (no such folder), ")
                .hasMessageContaining(root + "/usr/lib, ")
                .hasMessageContaining(root + "/venv/lib/python3/site-packages/openvino/libs (no such folder), ")
                .hasMessageEndingWith(
                        "; run 'make setup', or set OPENVINO_LIB_PATH to the folder that holds libopenvino_c.so")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldLookNowhereElseWhereAFolderIsConfigured() throws IOException {
        // given
        file("home/.runtime/" + NEW);

        // then
        assertThatThrownBy(() -> locator().locate(Path.of("/nowhere")))
                .isInstanceOf(RuntimeUnavailableException.class)
                .hasMessage("OpenVINO 2026.4 or newer was not found: looked for libopenvino_c.so in /nowhere (no such"
                        + " folder); run 'make setup', or set OPENVINO_LIB_PATH to the folder that holds"
                        + " libopenvino_c.so");
    }

    private RuntimeLocator locator() {
        environment.put("INTEL_OPENVINO_DIR", root.resolve("intel").toString());
        environment.put("LD_LIBRARY_PATH", root.resolve("first") + "::" + root.resolve("second"));
        environment.put("VIRTUAL_ENV", root.resolve("venv").toString());
        environment.put("HOME", root.resolve("user").toString());
        return new RuntimeLocator(environment, List.of(root.resolve("home")), root);
    }

    private Path file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
