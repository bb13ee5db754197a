package io.ocellus.camera;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers each request as a script tells, down to the byte. */
final class HostileServer implements AutoCloseable {

    /** Writes an answer; the connection is closed when it returns or fails. */
    @FunctionalInterface
    interface Script {
        void answer(Wire wire) throws IOException, InterruptedException;
    }

    /** One connection after its request was read. */
    record Wire(OutputStream out, String origin, String request) {

        void say(String text) throws IOException {
            out.write(text.replace("ORIGIN", origin).getBytes(ISO_8859_1));
            out.flush();
        }

        /** Says it again and again until the other side has enough. */
        void sayForEver(String text) throws IOException {
            byte[] bytes = text.getBytes(ISO_8859_1);
            while (true) {
                out.write(bytes);
            }
        }

        /** Byte by byte, five a second. */
        void saySlowly(String text) throws IOException, InterruptedException {
            for (int i = 0; i < text.length(); i++) {
                say(text.substring(i, i + 1));
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }

        void sayNothing() throws InterruptedException {
            TimeUnit.MINUTES.sleep(1);
        }
    }

    final AtomicInteger requests = new AtomicInteger();
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Script script;

    HostileServer(Script script) throws IOException {
        this.script = script;
        threads.execute(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> answer(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            String request = readRequest(socket.getInputStream());
            asked.add(request);
            requests.incrementAndGet();
            script.answer(new Wire(socket.getOutputStream(), authority(), request));
        } catch (IOException | InterruptedException e) {
            // the camera has hung up, or the test is over
        }
    }

    private static String readRequest(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        int newlines = 0;
        while (newlines < 2) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            request.append((char) next);
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
        return request.toString();
    }

    String authority() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
