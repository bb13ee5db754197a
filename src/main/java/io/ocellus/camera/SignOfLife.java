package io.ocellus.camera;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * What a camera is asked before it is opened, and how much of an answer is a sign of life. It needs no login, and takes none of
 * the streams of a camera that has few. A camera that hangs up, or refuses, is alive: FFmpeg learns that as fast.
 */
final class SignOfLife {

    /** Of a camera that is doubted: less than the smallest picture. */
    private static final int SOME_PICTURE = 512;

    private static final int LONGEST_HEAD = 1 << 16;

    private final CameraUrl.Network url;
    private final boolean doubted;

    /**
     * @param doubted that it has pictures: its last opening ran into the time limit. Then HTTP is asked for the stream itself, and
     *     RTSP for its description, which needs the encoder where the options don't
     */
    SignOfLife(CameraUrl.Network url, boolean doubted) {
        this.url = url;
        this.doubted = doubted;
    }

    /**
     * Asks, and reads the answer; blocks until the deadline, by {@link System#nanoTime()}, at most.
     *
     * @throws SocketTimeoutException where the answer is not there in time
     */
    void ask(Socket socket, long deadline) throws IOException {
        socket.getOutputStream().write(question().getBytes(StandardCharsets.US_ASCII));
        InputStream answer = socket.getInputStream();
        if (url.scheme().startsWith("rtsp")) {
            socket.setSoTimeout(Greeting.millisUntil(deadline));
            if (answer.read() < 0) {
                throw new IOException("the connection was closed without an answer");
            }
            return;
        }
        boolean stream = readHead(answer, socket, deadline);
        if (doubted && stream) {
            for (int read = 0; read < SOME_PICTURE && next(answer, socket, deadline) >= 0; read++) {
                // only the time counts
            }
        }
    }

    private String question() {
        if (url.scheme().startsWith("rtsp")) {
            String origin = url.scheme() + "://" + url.authority();
            return (doubted ? "DESCRIBE " + origin + url.rest() : "OPTIONS " + origin)
                    + " RTSP/1.0\r\nCSeq: 1\r\nAccept: application/sdp\r\n\r\n";
        }
        String target = url.rest().startsWith("/") ? url.rest() : "/" + url.rest();
        return (doubted ? "GET " : "HEAD ") + target + " HTTP/1.1\r\nHost: " + url.authority()
                + "\r\nConnection: close\r\n\r\n";
    }

    /** Reads up to the empty line, or the end. Returns whether a stream follows. */
    private static boolean readHead(InputStream answer, Socket socket, long deadline) throws IOException {
        StringBuilder status = new StringBuilder();
        int newlines = 0;
        for (int read = 0; newlines < 2; read++) {
            int next = next(answer, socket, deadline);
            if (next < 0) {
                return false;
            }
            if (read >= LONGEST_HEAD) {
                throw new IOException("its answer has no end");
            }
            if (status.length() < "HTTP/1.1 2".length()) {
                status.append((char) next);
            }
            newlines = next == '\n' ? newlines + 1 : next == '\r' ? newlines : 0;
        }
        return status.toString().endsWith(" 2");
    }

    /** One at a time, so that a server which drips gains no time by it. */
    private static int next(InputStream answer, Socket socket, long deadline) throws IOException {
        if (deadline - System.nanoTime() <= 0) {
            throw new SocketTimeoutException();
        }
        if (answer.available() == 0) {
            socket.setSoTimeout(Greeting.millisUntil(deadline));
        }
        return answer.read();
    }
}
