package io.ocellus.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The two kinds of factory that Paho tells apart. It asks for unconnected sockets only. */
final class SocketFactories {

    private SocketFactories() {}

    static final class Plain extends SocketFactory {

        private final Sockets sockets;

        Plain(Sockets sockets) {
            this.sockets = sockets;
        }

        @Override
        public Socket createSocket() throws IOException {
            return sockets.create();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw connectedSocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw connectedSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw connectedSocket();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw connectedSocket();
        }
    }

    static final class Secure extends SSLSocketFactory {

        private final SSLSocketFactory delegate;
        private final Sockets sockets;

        Secure(SSLSocketFactory delegate, Sockets sockets) {
            this.delegate = delegate;
            this.sockets = sockets;
        }

        @Override
        public Socket createSocket() throws IOException {
            return sockets.create();
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return delegate.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return delegate.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(Socket socket, String host, int port, boolean autoClose) {
            throw connectedSocket();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw connectedSocket();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw connectedSocket();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw connectedSocket();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw connectedSocket();
        }
    }

    private static UnsupportedOperationException connectedSocket() {
        return new UnsupportedOperationException("only unconnected sockets are made here");
    }
}
