package io.ocellus.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real mosquitto on a free loopback port, in a folder of its own, that can be stopped, killed, frozen and restarted. */
public final class Mosquitto implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private Mosquitto(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** A broker for everybody, keeping nothing over a restart. Not yet started. */
    public static Mosquitto open() {
        return withConfiguration("allow_anonymous true\n");
    }

    /** A broker with these lines after its {@code listener} line. Not yet started. */
    public static Mosquitto withConfiguration(String lines) {
        Mosquitto broker = create();
        broker.configure("listener " + broker.port + " 127.0.0.1\n" + lines);
        return broker;
    }

    /** A broker without a configuration: {@link #configure} it before the start. */
    public static Mosquitto create() {
        try {
            return new Mosquitto(Files.createTempDirectory("mosquitto"), freePort());
        } catch (IOException e) {
            throw new IllegalStateException("no folder for mosquitto", e);
        }
    }

    /** Writes the whole configuration file. */
    public void configure(String content) {
        try {
            Files.writeString(folder.resolve("mosquitto.conf"), content);
        } catch (IOException e) {
            throw new IllegalStateException("no configuration for mosquitto", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public Path folder() {
        return folder;
    }

    public int port() {
        return port;
    }

    public URI url() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    /** Starts it, and returns when it accepts connections. */
    public Mosquitto start() {
        try {
            process = new ProcessBuilder(
                            executable(), "-c", folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("mosquitto is not installed: run 'make setup'", e);
        }
        await().atMost(START_LIMIT).pollInterval(Duration.ofMillis(20)).until(this::accepts);
        return this;
    }

    private static String executable() {
        return Files.isExecutable(Path.of("/usr/sbin/mosquitto")) ? "/usr/sbin/mosquitto" : "mosquitto";
    }

    private boolean accepts() {
        if (!running().isAlive()) {
            throw new IllegalStateException("mosquitto ended at once: " + log());
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What it logged so far. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends it in order. */
    public void stop() {
        running().destroy();
        awaitEnd();
    }

    /** Ends it by {@code kill -9}. */
    public void kill() {
        running().destroyForcibly();
        awaitEnd();
    }

    /** Stops it in its tracks: connections stay open and nobody answers. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int exit = new ProcessBuilder(
                            "kill", "-" + name, Long.toString(running().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("no signal sent to mosquitto", e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException("mosquitto was not started");
        }
        return process;
    }

    private void awaitEnd() {
        try {
            assertThat(running().waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills it where it runs, and removes its folder. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException("mosquitto's folder stays behind", e);
        }
    }
}
