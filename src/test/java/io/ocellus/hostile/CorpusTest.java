package io.ocellus.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each file of the corpus and the one sentence that it gets, side by side in {@code sentences.txt}. Where sentences change on
 * purpose, {@code target/hostile/} has the new table.
 */
class CorpusTest {

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void shouldAnswerEachInputInOneSentence(Input input) throws IOException {
        // given
        Guarded reader = new Guarded(input.reader(scratch));
        List<String> table = new ArrayList<>();

        // when
        for (Path file : input.corpus()) {
            List<String> refusals = reader.refusals(Files.readAllBytes(file));
            table.add(
                    file.getFileName() + " | " + String.join(" AND ", refusals).replace(scratch.toString(), "DIR"));
        }

        // then
        Path written = Files.createDirectories(Path.of("target/hostile"))
                .resolve(input.folder().getFileName() + ".txt");
        Files.write(written, table);
        assertThat(table).noneMatch(line -> line.endsWith(" | ") || line.contains(" AND "));
        assertThat(table).isEqualTo(Files.readAllLines(input.sentences()));
    }
}
