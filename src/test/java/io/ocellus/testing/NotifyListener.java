package io.ocellus.testing;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A service manager's ear: a Unix datagram socket, by Python, since Java has none. Each datagram is a list of lines. */
public final class NotifyListener implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String PROGRAM = """
            import json, socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1].replace('@', chr(0), 1))
            print('[]', flush=True)
            while True:
                print(json.dumps(s.recv(4096).decode().split(chr(10))), flush=True)
            """;

    private final Process process;
    private final BufferedReader out;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private NotifyListener(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Listens; the socket is there when this returns.
     *
     * @param address a path, or an abstract name after an {@code @}
     */
    public static NotifyListener at(String address) {
        try {
            Process process = new ProcessBuilder("python3", "-c", PROGRAM, address)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            NotifyListener listener = new NotifyListener(process);
            if (listener.out.readLine() == null) {
                throw new IllegalStateException("no socket " + address);
            }
            Thread.ofVirtual().start(listener::listen);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        out.lines().forEach(heard::add);
    }

    /** Every datagram so far, each as a JSON array of its lines. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** How many datagrams held this line so far. */
    public long count(String line) {
        return heard.stream()
                .filter(datagram -> datagram.contains('"' + line + '"'))
                .count();
    }

    /** Waits until a datagram holds this line. */
    public void awaitLine(String line) {
        awaitHeard(_ -> count(line) > 0);
    }

    /** Waits until what came in satisfies a condition. */
    public void awaitHeard(Predicate<List<String>> condition) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> condition.test(heard));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
