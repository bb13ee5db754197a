package io.ocellus.control;

import static io.ocellus.control.Documents.KEYS;
import static io.ocellus.control.Documents.NOW;
import static io.ocellus.control.Documents.OPS;
import static io.ocellus.control.Documents.STRANGER;
import static io.ocellus.control.Documents.bytes;
import static io.ocellus.control.Documents.compact;
import static io.ocellus.control.Documents.json;
import static io.ocellus.control.Documents.jws;
import static io.ocellus.control.Documents.reader;
import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.config.Local;
import io.ocellus.config.Problem;
import io.ocellus.config.SettingsReader;
import io.ocellus.control.Refusal.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DesiredReaderTest {

    private static final String GOOD = json("42", "{}");

    @Test
    void shouldReadPlainDocumentWhereNobodyMustSign() {
        // given
        DesiredReader reader = reader(List.of());

        // when
        DesiredReading read = reader.read(bytes(GOOD), NOW);

        // then
        assertThat(read).isInstanceOfSatisfying(Desired.class, desired -> {
            assertThat(desired.version()).isEqualTo(42);
            assertThat(desired.signer()).isNull();
            assertThat(desired.digest()).matches("sha256:[0-9a-f]{64}");
        });
    }

    @Test
    void shouldReadWhatAnotherImplementationSigned() {
        // given
        byte[] signed = compact(jws(GOOD, OPS));

        // when
        DesiredReading read = reader(KEYS).read(signed, NOW);

        // then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Desired.class, desired -> assertThat(desired.signer()).isEqualTo("ops"));
    }

    static Stream<Arguments> plainRefusals() {
        String issued = "\"issued\":\"2026-11-24T05:00:00Z\"";
        return Stream.of(
                Arguments.of("x".repeat(65_537), Code.TOO_LONG),
                Arguments.of("[".repeat(40) + "]".repeat(40), Code.TOO_DEEP),
                Arguments.of(json("42", "{\"a\":".repeat(40) + "1" + "}".repeat(40)), Code.TOO_DEEP),
                Arguments.of("", Code.MALFORMED),
                Arguments.of("[]", Code.MALFORMED),
                Arguments.of(GOOD + "{}", Code.MALFORMED),
                Arguments.of(GOOD.substring(0, 60), Code.MALFORMED),
                Arguments.of(GOOD.replace(issued, issued + "," + issued), Code.MALFORMED),
                Arguments.of(json("1" + "0".repeat(2000), "{}"), Code.MALFORMED),
                Arguments.of(json("0", "{}"), Code.INVALID),
                Arguments.of(json("-1", "{}"), Code.INVALID),
                Arguments.of(json("4.2", "{}"), Code.INVALID),
                Arguments.of(json("\"42\"", "{}"), Code.INVALID),
                Arguments.of(json("9007199254740992", "{}"), Code.INVALID),
                Arguments.of(json("18446744073709551617", "{}"), Code.INVALID),
                Arguments.of(json("42", "[]"), Code.INVALID),
                Arguments.of(GOOD.replace("expires", "until"), Code.INVALID),
                Arguments.of(GOOD.replace("2026-11-25", "2026-11-31"), Code.INVALID),
                Arguments.of(GOOD.replace("2026-11-25", "2026-11-23"), Code.INVALID),
                Arguments.of(GOOD.replace("gw12", "gw13"), Code.FOREIGN),
                Arguments.of(GOOD.replace("25T05", "24T06"), Code.EXPIRED),
                Arguments.of(new String(compact(jws(GOOD, OPS)), StandardCharsets.UTF_8), Code.MALFORMED));
    }

    @ParameterizedTest
    @MethodSource("plainRefusals")
    void shouldRefusePlainDocument(String text, Code code) {
        // given
        DesiredReader reader = reader(List.of());

        // when
        DesiredReading read = reader.read(bytes(text), NOW);

        // then
        assertThat(read).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.sentence()).isNotBlank().doesNotContain("\n");
        });
    }

    @Test
    void shouldTakeTheLastVersionThatThereIs() {
        // given
        DesiredReader reader = reader(List.of());

        // when
        DesiredReading read = reader.read(bytes(json("9007199254740991", "{}")), NOW);

        // then
        assertThat(read).isInstanceOf(Desired.class);
    }

    static Stream<Arguments> headers() throws JoseException {
        PublicJsonWebKey own = PublicJsonWebKey.Factory.newPublicJwk(OPS.getPublic());
        return Stream.of(
                header(jws -> jws.setHeader("jwk", own), Code.WRONG_SIGNATURE),
                header(jws -> jws.setHeader("jku", "https://keys.example/"), Code.WRONG_SIGNATURE),
                header(jws -> jws.setHeader("x5u", "https://keys.example/"), Code.WRONG_SIGNATURE),
                header(jws -> jws.setHeader("crit", List.of("exp")), Code.WRONG_SIGNATURE),
                header(jws -> jws.setHeader("typ", "JWT"), Code.WRONG_SIGNATURE),
                header(jws -> jws.setKey(STRANGER.getPrivate()), Code.WRONG_SIGNATURE),
                header(jws -> jws.setKeyIdHeaderValue("stranger"), Code.UNKNOWN_KEY),
                header(jws -> jws.setPayload(GOOD.replace("gw12", "gw13")), Code.FOREIGN),
                header(jws -> jws.setPayload("not JSON"), Code.MALFORMED));
    }

    private static Arguments header(Consumer<JsonWebSignature> change, Code code) {
        return Arguments.of(change, code);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void shouldRefuseSignedDocument(Consumer<JsonWebSignature> change, Code code) {
        // given
        JsonWebSignature jws = jws(GOOD, OPS);
        change.accept(jws);

        // when
        DesiredReading read = reader(KEYS).read(compact(jws), NOW);

        // then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void shouldRefuseEveryOtherAlgorithm(String algorithm) {
        // given
        String[] parts = new String(compact(jws(GOOD, OPS)), StandardCharsets.UTF_8).split("\\.", -1);
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"" + CompactJws.TYPE + "\",\"kid\":\"ops\"}";
        String forged =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(header)) + "." + parts[1] + "." + parts[2];

        // when
        DesiredReading read = reader(KEYS).read(bytes(forged), NOW);

        // then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.WRONG_SIGNATURE));
    }

    static Stream<String> algorithms() {
        return Stream.of("none", "None", "HS256", "RS256", "ES256", "eddsa", "Ed25519", "");
    }

    @Test
    void shouldRefuseEachByteThatWasChanged() {
        // given
        byte[] signed = compact(jws(GOOD, OPS));
        DesiredReader reader = reader(KEYS);

        // when
        Stream<DesiredReading> changed = Stream.iterate(0, i -> i + 1)
                .limit(signed.length)
                .map(i -> {
                    byte[] copy = signed.clone();
                    copy[i] ^= 1;
                    return reader.read(copy, NOW);
                });

        // then
        assertThat(changed).hasSize(signed.length).allMatch(read -> read instanceof Refusal);
    }

    @Test
    void shouldRefuseUnsignedWhereSignaturesAreAskedFor() {
        // given
        DesiredReader reader = reader(KEYS);

        // when
        DesiredReading read = reader.read(bytes(" \n" + GOOD), NOW);

        // then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.UNSIGNED));
    }

    @Test
    void shouldBelieveKeyNoMoreAfterItsLastDay() {
        // given
        byte[] signed = compact(jws(GOOD, OPS));

        // when
        DesiredReading read = reader(KEYS).read(signed, NOW.plusSeconds(3601));

        // then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.UNKNOWN_KEY));
    }

    @Test
    void shouldTellEveryErrorOfTheSpecWithItsPointer(@TempDir Path folder) throws Exception {
        // given
        SettingsReader settings = new SettingsReader(Map.of(), "gw12");
        Path file = Files.writeString(folder.resolve("ocellus.yaml"), "local: {}\nspec: {}\n");
        Local local = settings.read(file).local();
        DesiredReader reader =
                new DesiredReader("plant7/gw12", List.of(), node -> settings.readSpec(node, local, folder));
        String spec = "{\"cameras\":{\"dock1\":{\"url\":\"videotestsrc ! fakesink\",\"fsp\":3}},\"no/ne\":1}";

        // when
        DesiredReading read = reader.read(bytes(json("42", spec)), NOW);

        // then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::pointer)
                                .contains("/spec/cameras/dock1/fsp", "/spec/no~1ne")
                                .anyMatch(pointer -> pointer.equals("/spec/cameras/dock1/url")));
    }
}
