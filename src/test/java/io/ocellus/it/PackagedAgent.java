package io.ocellus.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What the build packaged, the jar or the native executable, as a process that can be signalled. Commands that end by
 * themselves are launched by Quarkus's own {@code QuarkusMainLauncher} instead.
 */
final class PackagedAgent {

    private static final Path TARGET = Path.of("target");

    private PackagedAgent() {}

    /** Starts it; its standard output goes to the folder's file {@code out}, its standard error to {@code err}. */
    static Process start(Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile())
                    .start();
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
        if ("native".equals(artifact.getProperty("type"))) {
            return List.of(path);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("quarkus.test.arg-line").split(" ")));
        command.addAll(List.of("-jar", path));
        return command;
    }
}
