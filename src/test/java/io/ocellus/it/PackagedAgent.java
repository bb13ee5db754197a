package io.ocellus.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Starts what the build packaged, the jar or the native executable, as a process like any user's. */
final class PackagedAgent {

    private static final Path TARGET = Path.of("target");
    private static final long PATIENCE_SECONDS = 60;

    private PackagedAgent() {}

    /** What a command that ended has said. */
    record Answer(int exit, String out, String err) {}

    static Process start(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. */
    static Answer run(Path folder, String... arguments) throws InterruptedException {
        Process process = start(folder, arguments);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the command does not end");
        }
        return answer(folder, process);
    }

    static Answer answer(Path folder, Process ended) {
        try {
            return new Answer(
                    ended.exitValue(),
                    Files.readString(folder.resolve("out")),
                    Files.readString(folder.resolve("err")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> launcher() {
        Properties artifact = new Properties();
        try (InputStream in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is packaged", e);
        }
        String path = TARGET.resolve(artifact.getProperty("path")).toString();
        return "native".equals(artifact.getProperty("type"))
                ? List.of(path)
                : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xss2m",
                        "-jar",
                        path);
    }
}
