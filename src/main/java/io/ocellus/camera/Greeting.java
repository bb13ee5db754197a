package io.ocellus.camera;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks a network camera for a sign of life before FFmpeg opens it, because cameras open one at a time ({@link FfmpegTurn}): one that
 * is away must not hold up the others. Over TLS any answer to the handshake counts: whether a certificate is good enough is for
 * FFmpeg to say.
 */
final class Greeting {

    private Greeting() {}

    /**
     * Blocks until the answer, over all of the addresses that the host has.
     *
     * @param doubted see {@link SignOfLife}
     * @throws SourceException in one sentence, where there is none in time
     */
    static void exchange(CameraUrl.Network url, Duration patience, boolean doubted) throws SourceException {
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            IOException failure = new UnknownHostException();
            for (InetAddress address : InetAddress.getAllByName(host(url))) {
                try {
                    ask(url, new InetSocketAddress(address, port(url)), deadline, doubted);
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

    private static void ask(CameraUrl.Network url, InetSocketAddress address, long deadline, boolean doubted)
            throws IOException {
        SignOfLife sign = new SignOfLife(url, doubted);
        try (Socket socket = new Socket()) {
            socket.connect(address, millisUntil(deadline));
            if (url.scheme().endsWith("s")) {
                socket.setSoTimeout(millisUntil(deadline));
                try (Socket secure = handshake(url, socket)) {
                    sign.ask(secure, deadline);
                }
            } else {
                sign.ask(socket, deadline);
            }
        } catch (SSLException e) {
            // It has answered: with a certificate that nobody here knows, or an old TLS.
        }
    }

    private static Socket handshake(CameraUrl.Network url, Socket socket) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) factory.createSocket(socket, host(url), port(url), true);
        secure.startHandshake();
        return secure;
    }

    /** At least one: to a socket zero means for ever. */
    static int millisUntil(long deadline) {
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
