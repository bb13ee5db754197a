package io.ocellus.app;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams to a Unix socket, which Java's own channels can't. Each goes out through a socket of its own, so there is
 * nothing to close, and none waits for a reader that is slow. Linux only. Safe from any thread.
 */
final class NotifySocket {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int LONGEST_PATH = 107; // struct sockaddr_un: char sun_path[108], with a terminating zero

    /** {@code int socket(int domain, int type, int protocol)}. */
    private final MethodHandle socket =
            function("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    /** {@code ssize_t sendto(int, const void *, size_t, int flags, const struct sockaddr *, socklen_t)}. */
    private final MethodHandle sendto = function(
            "sendto",
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT);

    /** {@code int close(int fd)}. */
    private final MethodHandle close = function("close", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

    private final byte[] path;

    /**
     * @param address an absolute path, or a name in the abstract namespace after an {@code @}
     * @throws IllegalArgumentException where it is neither, or too long
     */
    NotifySocket(String address) {
        path = address.getBytes(StandardCharsets.UTF_8);
        boolean known = address.startsWith("/") || address.startsWith("@");
        if (!known || path.length < 2 || path.length > LONGEST_PATH) {
            throw new IllegalArgumentException("the socket " + address
                    + " is neither an absolute path nor an abstract name of at most " + LONGEST_PATH + " bytes");
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
    }

    /** Sends one datagram; false where nobody takes it now. */
    boolean send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(Short.BYTES + LONGEST_PATH + 1, Short.BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, path.length);
            MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            int fd = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            if (fd < 0) {
                return false;
            }
            long sent = (long) sendto.invokeExact(
                    fd, message, (long) bytes.length, MSG_DONTWAIT | MSG_NOSIGNAL, address, Short.BYTES + path.length);
            int closed = (int) close.invokeExact(fd);
            return sent == bytes.length && closed == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("a datagram could not be sent", e);
        }
    }

    @SuppressWarnings("restricted") // Linker.downcallHandle: Java has no datagram channel for Unix sockets
    private static MethodHandle function(String name, MemoryLayout returned, MemoryLayout... parameters) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(returned, parameters));
    }
}
