package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.testing.Mosquitto;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Brokers, and gateways, that are not who they should be: no connection, and a sentence of its own for each. */
@org.jspecify.annotations.NullUnmarked
class RefusedTlsTest {

    private SecureBroker secure;

    @BeforeEach
    void open() throws IOException {
        secure = new SecureBroker();
    }

    @AfterEach
    void close() {
        secure.close();
    }

    private static String problem(TestLink.Options options) {
        try (TestLink gateway = TestLink.start(options)) {
            return gateway.awaitProblem();
        }
    }

    @Test
    void shouldSayThatTheCertificateIsNotYetValid() {
        // given
        secure.certificates.notYetValid("broker", "ca", "IP:127.0.0.1");
        secure.start();

        // when
        String problem = problem(secure.gateway());

        // then
        assertThat(problem).contains("a certificate that is not valid yet").contains("check this gateway's clock");
    }

    @Test
    void shouldSayThatTheCertificateIsSelfSigned() {
        // given
        secure.certificates.openssl("req -x509 -newkey " + SecureBroker.EC + " -nodes -days 30 -keyout broker.key"
                + " -out broker.crt -subj /CN=broker -addext subjectAltName=IP:127.0.0.1");
        secure.start();

        // when
        String problem = problem(secure.gateway());

        // then
        assertThat(problem).contains("a self-signed certificate that is not trusted here");
    }

    /** The operator has looked at it: that is what local.mqtt.ca is for. */
    @Test
    void shouldTrustASelfSignedCertificateThatIsNamed() {
        // given
        secure.certificates.openssl("req -x509 -newkey " + SecureBroker.EC + " -nodes -days 30 -keyout broker.key"
                + " -out broker.crt -subj /CN=broker -addext subjectAltName=IP:127.0.0.1");
        secure.start();

        // when
        try (TestLink gateway = TestLink.start(secure.gateway().ca(secure.file("broker.crt")))) {

            // then
            gateway.awaitConnected();
        }
    }

    /** Over TLS 1.3 the broker's word may be lost in the reset that follows it, so that it may take some attempts to hear it. */
    @Test
    void shouldSayThatTheClientCertificateIsRevoked() {
        // given
        Path certificate = secure.certificates.signed("client", "ca", SecureBroker.EC, "DNS:gw12", 30);
        Path list = secure.certificates.revoked("client", "ca");
        secure.with("require_certificate false", "require_certificate true\ncrlfile " + list)
                .start();

        // when
        try (TestLink gateway = TestLink.start(secure.gateway().certificate(certificate, secure.file("client.key")))) {

            // then
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> gateway.link.status().state() instanceof LinkState.Waiting waiting
                            && waiting.problem()
                                    .endsWith("says that the client certificate " + certificate
                                            + " is revoked: get a new one"));
            assertThat(gateway.link.status().connects()).isZero();
        }
    }

    @Test
    void shouldSayThatThePortDoesNotSpeakTls() {
        // given
        try (Mosquitto plain = Mosquitto.open().start()) {
            URI url = URI.create("mqtts://127.0.0.1:" + plain.port());

            // when
            String problem = problem(secure.gateway().url(url));

            // then
            assertThat(problem).contains("does not speak TLS on this port");
        }
    }
}
