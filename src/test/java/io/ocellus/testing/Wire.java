package io.ocellus.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP wire between a client and a server on loopback, that a test can cut and mend. */
public final class Wire implements AutoCloseable {

    private final ServerSocket entry;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Wire(ServerSocket entry, int target) {
        this.entry = entry;
        this.target = target;
    }

    public static Wire to(Mosquitto broker) {
        try {
            Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), broker.port());
            Thread.startVirtualThread(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new IllegalStateException("no port for a wire", e);
        }
    }

    public URI url() {
        return URI.create("mqtt://127.0.0.1:" + entry.getLocalPort());
    }

    /** Breaks what is connected; the next connection works. What was on its way is lost. */
    public void interrupt() {
        open.forEach(Wire::close);
        open.clear();
    }

    /** Breaks what is connected, and whatever connects until {@link #mend}. */
    public void cut() {
        cut = true;
        interrupt();
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                connect(entry.accept());
            } catch (IOException e) {
                // the client tries again, or the wire was closed
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        open.add(client);
        open.add(server);
        if (cut) {
            interrupt();
            return;
        }
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.startVirtualThread(() -> copy(client, server));
        Thread.startVirtualThread(() -> copy(server, client));
    }

    private static void copy(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // one side is gone
        } finally {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it was gone already
        }
    }

    @Override
    public void close() {
        cut();
        try {
            entry.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
