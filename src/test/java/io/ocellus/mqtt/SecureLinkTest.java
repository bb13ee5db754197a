package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.testing.Reports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The link over TLS, to a broker with the configuration of {@code deploy/mosquitto}. */
@org.jspecify.annotations.NullUnmarked
class SecureLinkTest {

    private static SecureBroker secure;

    @BeforeAll
    static void startBroker() throws IOException {
        secure = new SecureBroker().start();
    }

    @AfterAll
    static void stopBroker() {
        secure.close();
    }

    private static String problem(TestLink.Options options) {
        try (TestLink gateway = TestLink.start(options)) {
            return gateway.awaitProblem();
        }
    }

    @Test
    void shouldPublishOverTls() {
        // given
        try (TestLink gateway = TestLink.start(secure.gateway())) {

            // when
            gateway.outbox.offer(Reports.result("dock1"));

            // then
            gateway.awaitStatus(status -> status.acknowledged() >= 2 && gateway.outbox.isIdle());
            assertThat(gateway.link.status().refused()).isZero();
        }
    }

    @Test
    void shouldSayThatTheAuthorityIsUnknown() {
        // given
        secure.certificates.authority("stranger");

        // when
        String problem = problem(secure.gateway().ca(secure.file("stranger.crt")));

        // then
        assertThat(problem).contains("an authority that is not trusted here").contains("local.mqtt.ca");
    }

    @Test
    void shouldSayThatTheHostNameIsAnother() {
        // given
        URI url = secure.url("localhost");

        // when
        String problem = problem(secure.gateway().url(url));

        // then
        assertThat(problem).contains("a certificate for another host name").contains("local.mqtt.url");
    }

    @Test
    void shouldSayThatThePasswordIsWrong() {
        // given
        TestLink.Options wrong = secure.gateway().login("plant7/gw12", "guess");

        // when
        String problem = problem(wrong);

        // then
        assertThat(problem)
                .contains("not authorized")
                .contains("local.mqtt.username")
                .doesNotContain("guess");
    }

    @Test
    void shouldSayThatThePortSpeaksTls() {
        // given
        URI url = secure.broker.url();

        // when
        String problem = problem(secure.gateway().url(url));

        // then
        assertThat(problem).contains("does this port speak TLS (mqtts)?");
    }

    @Test
    void shouldSayThatTheHostIsNotKnown() {
        // given
        URI url = secure.url("nowhere.invalid");

        // when
        String problem = problem(secure.gateway().url(url));

        // then
        assertThat(problem).contains("nowhere.invalid is not known");
    }

    @Test
    void shouldSayThatTheCertificateHasExpired() throws IOException {
        try (SecureBroker expired = new SecureBroker()) {
            // given
            expired.certificates.signed("broker", "ca", SecureBroker.EC, "IP:127.0.0.1", -1);
            expired.start();

            // when
            String problem = problem(expired.gateway());

            // then
            assertThat(problem).contains("has expired");
        }
    }

    @ParameterizedTest
    @CsvSource({"ec -pkeyopt ec_paramgen_curve:P-256", "rsa:2048"})
    void shouldShowItsCertificateWhereTheBrokerDemandsOne(String newKey) throws IOException {
        try (SecureBroker strict = new SecureBroker()
                .with("require_certificate false", "require_certificate true")
                .start()) {
            // given
            strict.certificates.signed("client", "ca", newKey, "DNS:gw12", 30);
            assertThat(problem(strict.gateway())).contains("may want a client certificate");

            // when
            try (TestLink gateway = TestLink.start(
                    strict.gateway().certificate(strict.file("client.crt"), strict.file("client.key")))) {

                // then
                gateway.awaitStatus(status -> status.acknowledged() > 0);
            }
        }
    }

    @Test
    void shouldLeaveNoSocketsOpenAfterReconnects() throws IOException {
        // given
        try (TestLink gateway = TestLink.start(secure.gateway())) {
            gateway.awaitConnected();
            long before = sockets();

            // when
            for (int i = 2; i <= 6; i++) {
                secure.broker.kill();
                gateway.awaitStatus(status -> status.state() instanceof LinkState.Waiting);
                secure.broker.start();
                int connects = i;
                gateway.awaitStatus(status -> status.connects() == connects);
            }

            // then
            await().until(() -> sockets() <= before);
        }
    }

    private static long sockets() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(SecureLinkTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void shouldSayWhatIsWrongWithEachFile() throws IOException {
        // given
        Path missing = secure.file("missing.crt");
        Path text = Files.writeString(secure.file("text.crt"), "hello");
        secure.certificates.openssl("ecparam -name prime256v1 -genkey -noout -out sec1.key");
        Path certificate = secure.file("broker.crt");
        Path damaged = Files.writeString(
                secure.file("damaged.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        Function<Path, String> withKey = key -> problem(secure.gateway().certificate(certificate, key));

        // when
        String noFile = problem(secure.gateway().ca(missing));
        String noCertificate = problem(secure.gateway().ca(text));
        String oldKey = withKey.apply(secure.file("sec1.key"));
        String damagedKey = withKey.apply(damaged);

        // then
        assertThat(noFile).isEqualTo("the CA file " + missing + " does not exist");
        assertThat(noCertificate).startsWith("the CA file " + text + " holds no");
        assertThat(oldKey)
                .contains("sec1.key holds no unencrypted PKCS#8 private key")
                .contains("openssl pkcs8");
        assertThat(damagedKey).contains("damaged.key is damaged");
    }
}
