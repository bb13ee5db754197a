package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketLimitTest {

    private static PacketLimit stream(byte[] bytes) {
        return new PacketLimit(new ByteArrayInputStream(bytes));
    }

    @Test
    void shouldPassPacketsOfAllSizesHoweverTheyAreRead() throws IOException {
        // given
        Random random = new Random(1);
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        for (int size : new int[] {0, 1, 127, 128, 16_383, 16_384, 0, PacketLimit.LARGEST, 2}) {
            packets.write(0x30);
            for (int rest = size; ; rest >>= 7) {
                packets.write(rest > 0x7F ? (rest & 0x7F) | 0x80 : rest);
                if (rest <= 0x7F) {
                    break;
                }
            }
            packets.writeBytes(new byte[size]);
        }
        PacketLimit limited = stream(packets.toByteArray());
        ByteArrayOutputStream read = new ByteArrayOutputStream();

        // when
        byte[] buffer = new byte[100_000];
        for (int count = 0; count >= 0; count = limited.read(buffer, 0, 1 + random.nextInt(buffer.length))) {
            read.write(buffer, 0, count);
        }

        // then
        assertThat(read.toByteArray()).isEqualTo(packets.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"30ffffff7f", "30818040", "20020000" + "30ffffff7f", "30ffffffff01", "3081808080"})
    void shouldFailBeforeAPacketThatIsTooLarge(String hex) {
        // given
        PacketLimit limited = stream(HexFormat.of().parseHex(hex));

        // when, then
        assertThatThrownBy(() -> {
                    while (limited.read() >= 0) {}
                })
                .isInstanceOf(PacketLimit.ExceededException.class);
    }
}
