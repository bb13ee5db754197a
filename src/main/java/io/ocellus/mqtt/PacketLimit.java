package io.ocellus.mqtt;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Follows MQTT's framing and fails before a packet that is larger than this gateway takes: Paho makes room for one as large as its
 * header says, 256 MiB at most, before it looks at a limit of its own.
 */
final class PacketLimit extends FilterInputStream {

    /** Bytes; several times what anybody has to tell a gateway. */
    static final int LARGEST = 1 << 20;

    private static final int LONGEST_LENGTH = 4;

    private int body;
    private int length;
    private int digits = -1;

    PacketLimit(InputStream in) {
        super(in);
    }

    /** The broker sent what is no MQTT, or too much of it. */
    static final class ExceededException extends IOException {

        private static final long serialVersionUID = 1L;

        ExceededException() {
            super("a packet is larger than " + LARGEST + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            passed(value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) throws IOException {
        int read = in.read(buffer, offset, count);
        for (int i = 0; i < read; i++) {
            int within = Math.min(body, read - i - 1);
            body -= within;
            i += within;
            passed(buffer[offset + i] & 0xFF);
        }
        return read;
    }

    private void passed(int value) throws ExceededException {
        if (body > 0) {
            body--;
        } else if (digits < 0) {
            digits = 0;
            length = 0;
        } else {
            length |= (value & 0x7F) << (7 * digits++);
            boolean last = (value & 0x80) == 0;
            if (length > LARGEST || (digits == LONGEST_LENGTH && !last)) {
                throw new ExceededException();
            }
            if (last) {
                body = length;
                digits = -1;
            }
        }
    }
}
