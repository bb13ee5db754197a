package io.ocellus.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ocellus.control.StateFile.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    @TempDir
    Path folder;

    private static ObjectNode content(int version) {
        return JsonNodeFactory.instance.objectNode().put("version", version);
    }

    @Test
    void shouldFindNothingBeforeTheFirstWrite() {
        // given
        StateFile file = new StateFile(folder.resolve("desired"));

        // when
        Found found = file.read();

        // then
        assertThat(found).isEqualTo(new Found.Absent());
    }

    @Test
    void shouldFindWhatWasWrittenLast() {
        // given
        StateFile file = new StateFile(folder.resolve("new/desired"));
        file.write(content(41));
        file.write(content(42));

        // when
        Found found = file.read();

        // then
        assertThat(found).isEqualTo(new Found.Whole(content(42)));
        assertThat(folder.resolve("new"))
                .isDirectoryContaining("glob:**/desired")
                .isNotEmptyDirectory();
        assertThat(folder.resolve("new/desired.draft")).doesNotExist();
    }

    @Test
    void shouldTellEveryChangedOrMissingByte() throws IOException {
        // given
        Path path = folder.resolve("desired");
        StateFile file = new StateFile(path);
        file.write(content(42));
        byte[] whole = Files.readAllBytes(path);

        // when
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(path, changed);
            found.add(file.read());
            Files.write(path, java.util.Arrays.copyOf(whole, i));
            found.add(file.read());
        }

        // then
        assertThat(found).hasSize(2 * whole.length).hasOnlyElementsOfType(Found.Damaged.class);
    }

    @Test
    void shouldSurviveADraftThatAPowerCutLeft() throws IOException {
        // given
        StateFile file = new StateFile(folder.resolve("desired"));
        file.write(content(42));
        Files.writeString(folder.resolve("desired.draft"), "half of someth");

        // when
        Found found = file.read();

        // then
        assertThat(found).isEqualTo(new Found.Whole(content(42)));
    }
}
