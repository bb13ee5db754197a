package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "mqtt://broker, tcp://broker:1883",
        "mqtts://broker, tcp://broker:8883",
        "mqtts://10.0.0.7:9000, tcp://10.0.0.7:9000"
    })
    void shouldFillInThePort(URI url, String expected) {
        // given a URL that the configuration accepts

        // when
        String paho = BrokerUrl.toPaho(url);

        // then
        assertThat(paho).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ws://broker, the scheme ws:// is not supported",
        "ssl://broker, the scheme ssl:// is not supported",
        "broker, has no scheme",
        "mqtt://broker/path, must be mqtt://HOST",
        "mqtt://ann:secret@broker, must hold no user name"
    })
    void shouldRefuseByName(URI url, String sentence) {
        // given a URL that can't be used

        // when
        var refusal = assertThatThrownBy(() -> BrokerUrl.toPaho(url));

        // then
        refusal.hasMessageStartingWith("local.mqtt.url")
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("secret");
    }
}
