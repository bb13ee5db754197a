package io.ocellus.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done to good and hostile inputs, readers answer in sentences. {@code -Dhostile.inputs=N} makes more than each build does. */
class MutationsTest {

    private static final int INPUTS = Integer.getInteger("hostile.inputs", 3000);
    private static final long SEED = Long.getLong("hostile.seed", 1);

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void shouldAnswerInSentencesWhateverComes(Input input) throws IOException {
        // given
        Reader reader = input.reader(scratch);
        List<byte[]> sources = new ArrayList<>();
        for (String seed : reader.seeds()) {
            sources.add(seed.getBytes(StandardCharsets.UTF_8));
        }
        for (Path file : input.corpus()) {
            sources.add(Files.readAllBytes(file));
        }
        Mutations mutations = new Mutations(sources, SEED);
        Guarded guarded = new Guarded(reader);

        // when, then
        for (int i = 0; i < INPUTS; i++) {
            byte[] hostile = mutations.next();
            try {
                guarded.refusals(hostile);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "input " + i + ", base64 " + Base64.getEncoder().encodeToString(hostile), e);
            }
        }
    }
}
