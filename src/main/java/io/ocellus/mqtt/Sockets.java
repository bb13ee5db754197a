package io.ocellus.mqtt;

import java.io.IOException;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Keeps hold of a connection's socket, because Paho lets go of it: over TLS it never closes it (its {@code shutdownInput}
 * throws first), and a write to a frozen broker would keep its threads for ever.
 */
final class Sockets {

    /** Makes an unconnected socket. */
    interface Source {
        Socket create() throws IOException;
    }

    private final Source source;
    private @Nullable Socket socket;
    private boolean closed;

    Sockets(Source source) {
        this.source = source;
    }

    /** What Paho gets. After {@link #abort} it gets none: a late attempt must not take over a newer session. */
    synchronized Socket create() throws IOException {
        if (closed) {
            throw new IOException("this connection was given up");
        }
        Socket created = source.create();
        created.setTcpNoDelay(true);
        socket = created;
        return created;
    }

    /** Closes the socket in order; a TLS socket says goodbye first. May block. */
    void close() throws IOException {
        Socket open = giveUp();
        if (open != null) {
            open.close();
        }
    }

    /** Closes the socket without a word, whoever is reading from it or writing to it. Does not block. */
    void abort() {
        Socket open = giveUp();
        if (open == null) {
            return;
        }
        try {
            // A TLS socket waits for its writer before it closes, unless it lingers for no time.
            open.setSoLinger(true, 0);
        } catch (IOException e) {
            // it was closed already
        }
        try {
            open.close();
        } catch (IOException e) {
            // it was broken already
        }
    }

    private synchronized @Nullable Socket giveUp() {
        closed = true;
        return socket;
    }
}
