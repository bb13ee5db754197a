package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a broker answers, in hexadecimal: the link says in one sentence what is wrong. */
@org.jspecify.annotations.NullUnmarked
class HostileBrokerTest {

    private ServerSocket broker;

    @BeforeEach
    void open() throws IOException {
        broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "nothing,''",
        "zeros,0000000000000000",
        "ones,ffffffffffffffff",
        "text,485454502f312e3120343030204261640d0a0d0a",
        "a connect,100c00044d5154540502003c00000000",
        "a cut CONNACK,200300",
        "a CONNACK without properties,20020000",
        "a CONNACK with a property that does not exist,2005000002ff00",
        "a CONNACK with properties that are longer than it,2003000099",
        "a CONNACK with a code that does not exist,2003004200",
        "a CONNACK with flags,20037f0000",
        "a packet that is too large,30ffffff7f",
        "a length without an end,20ffffffffff",
        "a good CONNACK and a packet that is too large,200300000030ffffff7f",
        "a good CONNACK and zeros,20030000000000",
        "a good CONNACK and another,20030000002003000000",
        "a good CONNACK and a publish without a topic,20030000003000",
        "a good CONNACK and a topic that is longer than it,20030000003005ffff612f62",
        "a good CONNACK and a topic of no UTF-8,2003000000300500 02fffe00",
        "a good CONNACK and a goodbye,2003000000e0028b00"
    })
    void shouldSayWhatIsWrong(String name, String hex) {
        // given
        byte[] answer = HexFormat.of().parseHex(hex.replace(" ", ""));
        Thread.startVirtualThread(() -> answer(answer));
        URI url = URI.create("mqtt://127.0.0.1:" + broker.getLocalPort());

        // when
        try (TestLink gateway = TestLink.start(TestLink.Options.to(url).connectTimeout(Duration.ofSeconds(1)))) {
            String problem = gateway.awaitProblem();

            // then
            assertThat(problem)
                    .startsWith("the broker at 127.0.0.1:" + broker.getLocalPort() + " ")
                    .hasLineCount(1)
                    .hasSizeLessThan(200)
                    .doesNotContain("Exception", "null", "java");
        }
    }

    private void answer(byte[] bytes) {
        while (!broker.isClosed()) {
            try (Socket client = broker.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write(bytes);
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                // the gateway went, or the test is over
            }
        }
    }
}
