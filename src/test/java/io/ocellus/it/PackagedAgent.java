package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * What the build packaged, the jar or the native executable, as a process that can be signalled. Commands that end by
 * themselves are launched by Quarkus's own {@code QuarkusMainLauncher} instead.
 */
record PackagedAgent(Process process, Path folder) implements AutoCloseable {

    private static final Path TARGET = Path.of("target");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Starts it; its standard output goes to the folder's file {@code out}, its standard error to {@code err}. */
    static PackagedAgent start(Path folder, List<String> arguments) {
        return start(folder, Map.of(), arguments);
    }

    /** The same with these variables on top of this process's. */
    static PackagedAgent start(Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(launcher());
        command.addAll(arguments);
        try {
            ProcessBuilder agent = new ProcessBuilder(command)
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile());
            agent.environment().putAll(environment);
            return new PackagedAgent(agent.start(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties artifact() {
        Properties artifact = new Properties();
        try (InputStream in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is packaged", e);
        }
        return artifact;
    }

    /** Whether it is the native executable. */
    static boolean isNative() {
        return "native".equals(artifact().getProperty("type"));
    }

    private static List<String> launcher() {
        String path = TARGET.resolve(artifact().getProperty("path")).toString();
        if (isNative()) {
            return List.of(path);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("quarkus.test.arg-line").split(" ")));
        command.addAll(List.of("-jar", path));
        return command;
    }

    /** What it wrote to its standard output so far. */
    String output() {
        return read("out");
    }

    /** What it wrote to its standard error so far. */
    String errors() {
        return read("err");
    }

    private String read(String stream) {
        try {
            return Files.readString(folder.resolve(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitOutput(String text) {
        Awaitility.await().atMost(PATIENCE).until(() -> output().contains(text));
    }

    /** Asks it to end, as SIGTERM does, and waits for it; its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Waits until it ends by itself; its exit code. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
