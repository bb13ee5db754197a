package io.ocellus.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sockets that wait for somebody, as Linux lists them. */
final class Sockets {

    private static final String LISTENING = "0A";
    private static final String UNCONNECTED = "07";

    private Sockets() {}

    /** Where a process can be reached. */
    record Bound(InetAddress address, int port) {}

    /** What a process listens on, over TCP and UDP, IPv4 and IPv6. */
    static List<Bound> boundBy(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Set<String> own = inodes(process);
        List<Bound> bound = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            String waiting = table.startsWith("tcp") ? LISTENING : UNCONNECTED;
            for (String line : Files.readAllLines(process.resolve("net").resolve(table))) {
                String[] fields = line.strip().split(" +", -1);
                if (fields[3].equals(waiting) && own.contains(fields[9])) {
                    bound.add(bound(fields[1]));
                }
            }
        }
        return bound;
    }

    private static Set<String> inodes(Path process) throws IOException {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors
                    .map(Sockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** {@code 0100007F:1F90}: words of four bytes in the machine's order, and the port. */
    private static Bound bound(String field) {
        String[] parts = field.split(":", -1);
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(parts[0])).order(ByteOrder.nativeOrder());
        ByteBuffer address = ByteBuffer.allocate(words.capacity());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        try {
            return new Bound(InetAddress.getByAddress(address.array()), Integer.parseInt(parts[1], 16));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
