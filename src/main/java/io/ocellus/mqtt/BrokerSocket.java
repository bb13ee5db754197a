package io.ocellus.mqtt;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The socket that Paho gets, plain or TLS, which makes up for two of its defects.
 *
 * <p>Paho never closes a TLS socket (its {@code shutdownInput} throws first), and waits for ever for a writer that is
 * stuck: so the TCP socket is kept here, where {@link #abort} can close it. And Paho's connecting thread loops for ever
 * where its receiver ends before that thread has seen it run: so nothing is read before something was written.
 */
final class BrokerSocket extends Socket {

    /** One read's patience, as Paho sets it for its own reads. */
    private static final long READ_TIMEOUT_MILLIS = 1000;

    private final @Nullable SSLSocketFactory tls;
    private final Socket tcp = new Socket();
    private volatile Socket wire = tcp;

    /** Opens when Paho's connecting thread has started all others: it has written, or failed. */
    private final CountDownLatch settled = new CountDownLatch(1);

    /** @param tls null for a plain connection */
    BrokerSocket(@Nullable SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        boolean connected = false;
        try {
            tcp.connect(endpoint, timeoutMillis);
            tcp.setTcpNoDelay(true);
            if (tls != null) {
                wire = handshake(tls, (InetSocketAddress) endpoint, timeoutMillis);
            }
            connected = true;
        } finally {
            if (!connected) {
                settled.countDown();
                tcp.close();
            }
        }
    }

    /** The broker must prove, by a trusted authority, that it has the host name that we connect to. */
    private SSLSocket handshake(SSLSocketFactory factory, InetSocketAddress broker, int timeoutMillis)
            throws IOException {
        SSLSocket secure = (SSLSocket) factory.createSocket(tcp, broker.getHostString(), broker.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.setSoTimeout(timeoutMillis);
        try {
            secure.startHandshake();
        } catch (SocketException e) { // a reset is as good as the end that the JDK words so
            throw new SSLHandshakeException("Remote host terminated the handshake", e);
        }
        return secure;
    }

    @Override
    public void setSoTimeout(int timeoutMillis) throws java.net.SocketException {
        wire.setSoTimeout(timeoutMillis);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Incoming(new PacketLimit(wire.getInputStream()));
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Outgoing(wire.getOutputStream());
    }

    /** Wakes the reader. */
    @Override
    public void shutdownInput() throws IOException {
        tcp.shutdownInput();
    }

    /** Closes in order; over TLS with a goodbye, which may block. */
    @Override
    public void close() throws IOException {
        wire.close();
    }

    /** Closes without a word, whoever is connecting, reading or writing. Does not block. */
    void abort() {
        try {
            tcp.setSoLinger(true, 0);
        } catch (IOException e) {
            // it was closed already
        }
        try {
            tcp.close();
        } catch (IOException e) {
            // it was broken already
        }
    }

    /** Waits until Paho's threads are in a state in which they can be ended, or for so long. */
    void awaitSettled(Duration timeout) throws InterruptedException {
        settled.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    private final class Incoming extends FilterInputStream {

        Incoming(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            awaitFirstWrite();
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            awaitFirstWrite();
            return in.read(buffer, offset, length);
        }

        private void awaitFirstWrite() throws IOException {
            try {
                if (!settled.await(READ_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new SocketTimeoutException("nothing was written yet");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    private final class Outgoing extends FilterOutputStream {

        Outgoing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            settled.countDown();
            out.write(value);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            settled.countDown();
            out.write(buffer, offset, length);
        }
    }
}
