package io.ocellus.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code tools/fuzz/run.sh} has the fuzzer call; its names are those that Jazzer looks for. */
public final class FuzzTarget {

    private static @Nullable Guarded reader;

    private FuzzTarget() {}

    /**
     * Called once.
     *
     * @param arguments the kind of input, and a folder that gets inputs to start from
     */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        Reader plain = Input.valueOf(arguments[0]).reader(Files.createTempDirectory("fuzz"));
        List<String> seeds = plain.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.writeString(Path.of(arguments[1]).resolve("seed-" + i), seeds.get(i));
        }
        reader = new Guarded(plain);
    }

    /** Called for each input; what it throws is a finding. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (reader == null) {
            throw new IllegalStateException("not initialised");
        }
        reader.refusals(input);
    }
}
