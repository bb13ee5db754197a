package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.ocellus.config.Local.Credentials;
import io.ocellus.config.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CredentialedTest {

    private static final CameraUrl.Network URL = new CameraUrl.Network("rtsp", "cam:554", "/live?channel=1");

    private static Credentialed of(String user, String password) {
        return new Credentialed(new Credentials(user, new Secret(password)));
    }

    @Test
    void shouldLeaveAUrlWithoutCredentialsAlone() {
        assertThat(new Credentialed(null).join(URL)).isEqualTo("rtsp://cam:554/live?channel=1");
    }

    @Test
    void shouldEncodeWhatWouldBreakTheUrl() {
        assertThat(of("op@gate", "p@ss:w/rd% *").join(URL))
                .isEqualTo("rtsp://op%40gate:p%40ss%3Aw%2Frd%25%20%2A@cam:554/live?channel=1");
    }

    @Test
    void shouldKeepHostAndPasswordApartWhateverThePassword() {
        qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(1, 12))
                .assuming(p -> p.chars().noneMatch(c -> Character.isSurrogate((char) c)))
                .checkAssert(password -> {
                    URI joined = URI.create(of("op", password).join(URL));
                    assertThat(joined.getHost()).isEqualTo("cam");
                    assertThat(URLDecoder.decode(joined.getRawUserInfo(), StandardCharsets.UTF_8))
                            .isEqualTo("op:" + password);
                });
    }

    @Test
    void shouldRedactThePasswordInEveryForm() {
        // given
        Credentialed credentials = of("op", "p@ss w");

        // when
        String safe = credentials.redact("can't open " + credentials.join(URL) + ": p@ss w is wrong");

        // then
        assertThat(safe).isEqualTo("can't open rtsp://***@cam:554/live?channel=1: *** is wrong");
    }

    @Test
    void shouldRedactUserInfoThatIsNotItsOwn() {
        assertThat(new Credentialed(null).redact("OpenCV: http://a:b@c/d failed"))
                .isEqualTo("OpenCV: http://***@c/d failed");
    }
}
