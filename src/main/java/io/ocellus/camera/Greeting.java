package io.ocellus.camera;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * Asks a network camera for a sign of life before FFmpeg opens it, because cameras open one at a time ({@link FfmpegTurn}): one that
 * is away must not hold up the others. RTSP is asked for its options, which needs no login; of the others it is enough that they
 * take the connection.
 */
final class Greeting {

    private Greeting() {}

    /**
     * Blocks until the answer, over all of the addresses that the host has.
     *
     * @throws SourceException in one sentence, where there is none in time
     */
    static void exchange(CameraUrl.Network url, Duration patience) throws SourceException {
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            IOException failure = new UnknownHostException();
            for (InetAddress address : InetAddress.getAllByName(host(url))) {
                try {
                    ask(url, new InetSocketAddress(address, port(url)), deadline);
                    return;
                } catch (IOException e) {
                    failure = e;
                }
            }
            throw failure;
        } catch (UnknownHostException e) {
            throw new SourceException(url + " can't be opened: its host name is unknown");
        } catch (SocketTimeoutException e) {
            throw new SourceException(url + " did not answer within " + patience.toMillis() + " ms");
        } catch (IOException e) {
            throw new SourceException(
                    url + " can't be opened: " + String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    private static void ask(CameraUrl.Network url, InetSocketAddress address, long deadline) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address, millisUntil(deadline));
            if (url.scheme().equals("rtsp")) {
                socket.setSoTimeout(millisUntil(deadline));
                OutputStream out = socket.getOutputStream();
                String options = "OPTIONS rtsp://" + url.authority() + " RTSP/1.0\r\nCSeq: 1\r\n\r\n";
                out.write(options.getBytes(StandardCharsets.US_ASCII));
                if (socket.getInputStream().read() < 0) {
                    throw new IOException("the connection was closed without an answer");
                }
            }
        }
    }

    /** At least one: to a socket zero means for ever. */
    private static int millisUntil(long deadline) {
        return (int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }

    private static String host(CameraUrl.Network url) {
        int colon = portColon(url);
        return colon < 0 ? url.authority() : url.authority().substring(0, colon);
    }

    private static int port(CameraUrl.Network url) {
        int colon = portColon(url);
        if (colon >= 0) {
            return Integer.parseInt(url.authority().substring(colon + 1));
        }
        return switch (url.scheme()) {
            case "rtsp" -> 554;
            case "rtsps" -> 322;
            case "https" -> 443;
            default -> 80;
        };
    }

    /** Where the port begins; -1 without one. An IPv6 address has colons of its own, in brackets. */
    private static int portColon(CameraUrl.Network url) {
        int colon = url.authority().lastIndexOf(':');
        return colon > url.authority().lastIndexOf(']') ? colon : -1;
    }
}
