package io.ocellus.outbox;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens in whatever order, restarts by kill -9 and a failing disk among it: each number that was given, or in
 * an earlier session was on disk when it ended, is delivered or announced as dropped, never both, and in order.
 */
class OutboxPropertyTest {

    @TempDir
    private Path folder;

    private int examples;

    /** Held, or the level would be forgotten: the disk fails a thousand times here. */
    private final Logger disk = Logger.getLogger(DiskHealth.class.getName());

    @BeforeEach
    void beQuiet() {
        disk.setLevel(Level.OFF);
    }

    @AfterEach
    void speakAgain() {
        disk.setLevel(null);
    }

    @Test
    void shouldDeliverOrAnnounceEachNumberExactlyOnce() {
        qt().withExamples(Integer.getInteger("outbox.examples", 400))
                .forAll(
                        integers().between(1, 100),
                        integers().between(1, 3),
                        lists().of(integers().between(0, OutboxModel.ACTIONS - 1))
                                .ofSizeBetween(0, 120))
                .checkAssert(this::play);
    }

    private void play(int capacity, int size, List<Integer> actions) {
        Path place = folder.resolve("example" + ++examples);
        OutboxModel model = new OutboxModel(place, capacity, size * 400_000);
        actions.forEach(model::act);
        model.finish();
        delete(place);
    }

    private static void delete(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> files = Files.walk(place)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
