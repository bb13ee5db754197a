package io.ocellus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureVerifierTest {

    private static UntrustedException refusal(SignatureVerifier verifier, byte[] signature) {
        return catchThrowableOfType(UntrustedException.class, () -> verifier.verify(signature));
    }

    @ParameterizedTest
    @CsvSource({"p256, p256.pub", "p384, p384.pub", "p521, p521.pub", "ignoring, p256.pub", "chain, root.pem"})
    void shouldBelieveWhatModelSigningSigned(String name, String trusted) throws IOException {
        // given
        byte[] signature = Vectors.signature(Vectors.MADE, name);

        // when
        SignedFiles files = Vectors.trusting(Vectors.MADE, "other.pub", trusted).verify(signature);

        // then
        assertThat(files.digests()).containsOnlyKeys("model.bin", "model.xml", "sub/a b.txt");
        assertThat(files.digests())
                .containsEntry("model.bin", "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108");
        assertThat(files.signer()).contains(trusted);
    }

    @ParameterizedTest
    @CsvSource({
        "v1.1.0-elliptic-key, key.pem",
        "v1.1.0-certificate, root.pem",
        "v1.0.1-elliptic-key, key.pem",
        "v1.0.1-certificate, root.pem",
        "../oms/key, key.pem",
        "../oms/certificate, root.pem"
    })
    void shouldBelieveEarlierVersionsAndTheVectorsOfTheSpecification(String name, String trusted) throws IOException {
        // given
        byte[] signature = Vectors.signature(Vectors.TRANSPARENCY, name);

        // when
        SignedFiles files = Vectors.trusting(Vectors.TRANSPARENCY, trusted).verify(signature);

        // then
        assertThat(files.digests()).containsOnlyKeys("signme-1", "signme-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p256 | other.pub | is signed with another key",
                "p256 | root.pem | is signed with another key",
                "chain | p256.pub | leads to no trusted root: p256.pub",
                "chain | other-root.pem | is signed by \"CN=Test signer\", whose certificate leads to no trusted root",
                "chain-ca-expired | root.pem | has expired: \"CN=Test intermediate\" was valid until 2026-02-01T00:00:00Z",
                "chain-signer-expired | root.pem | has expired: \"CN=Test signer\" was valid until 2026-03-01T00:00:00Z",
                "chain-no-signing | root.pem | whose certificate is not for signing code",
                "chain-tls-server | root.pem | whose certificate is not for signing code",
                "shards | p256.pub | has the serialization method \"shards\", only files is supported",
                "blake3 | p256.pub | has the hash type \"blake3\", only sha256 is supported"
            })
    void shouldSayWhyItDoesNotBelieve(String name, String trusted, String expected) throws IOException {
        // given
        byte[] signature = Vectors.signature(Vectors.MADE, name);

        // when
        UntrustedException e = refusal(Vectors.trusting(Vectors.MADE, trusted), signature);

        // then
        assertThat(e).hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1.0.0-elliptic-key | key.pem | names \".\", which is no path within the folder",
                "v0.2.0-certificate | root.pem | was not made by"
            })
    void shouldRefuseWhatOldVersionsDidDifferently(String name, String trusted, String expected) throws IOException {
        // given
        byte[] signature = Vectors.signature(Vectors.TRANSPARENCY, name);

        // when
        UntrustedException e = refusal(Vectors.trusting(Vectors.TRANSPARENCY, trusted), signature);

        // then
        assertThat(e).hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31T23:59:59Z, is not valid yet", "2126-01-01T00:00:01Z, has expired"})
    void shouldHoldCertificatesAgainstTheTime(Instant now, String expected) throws IOException {
        // given
        SignatureVerifier verifier = Vectors.trusting(now, Vectors.MADE, "root.pem");

        // when
        UntrustedException e = refusal(verifier, Vectors.signature(Vectors.MADE, "chain"));

        // then
        assertThat(e).hasMessageContaining(expected);
    }

    @Test
    void shouldTrustAKeyUntilItsEndOnly() {
        // given
        TestSigner signer = new TestSigner();
        Instant end = Instant.parse("2026-03-01T00:00:00Z");
        SignatureVerifier verifier =
                new SignatureVerifier(List.of(signer.trusted("release", end)), InstantSource.fixed(Vectors.NOW));

        // when
        UntrustedException e = refusal(verifier, signer.sign(TestSigner.statement()));

        // then
        assertThat(e).hasMessage("is signed by release, which is trusted until 2026-03-01T00:00:00Z only");
    }

    @Test
    void shouldRefuseASwappedPayload() throws IOException {
        // given
        String good = new String(Vectors.signature(Vectors.MADE, "p256"), StandardCharsets.UTF_8);
        String other = Base64.getEncoder().encodeToString(TestSigner.statement().getBytes(StandardCharsets.UTF_8));
        String swapped = good.replaceFirst("\"payload\":\"[^\"]*\"", "\"payload\":\"" + other + "\"");

        // when
        UntrustedException e =
                refusal(Vectors.trusting(Vectors.MADE, "p256.pub"), swapped.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(e).hasMessageContaining("was not made by p256.pub for what it holds");
    }

    @Test
    void shouldRefuseAKeyOfItsOwnThatASignatureBrings() throws IOException {
        // given another signer that claims the trusted key's fingerprint
        String forged = new String(new TestSigner().sign(TestSigner.statement()), StandardCharsets.UTF_8)
                .replaceFirst("\"hint\":\"[^\"]*\"", "\"hint\":\"\"");

        // when
        UntrustedException e =
                refusal(Vectors.trusting(Vectors.MADE, "p256.pub"), forged.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(e).hasMessageContaining("was not made by p256.pub");
    }

    /** One changed bit either changes nothing of what is signed, or is refused in a sentence; it never changes what is believed. */
    @ParameterizedTest
    @CsvSource({"p256, p256.pub", "chain, root.pem"})
    void shouldNeverBelieveAnythingElse(String name, String trusted) throws IOException {
        // given
        byte[] good = Vectors.signature(Vectors.MADE, name);
        SignatureVerifier verifier = Vectors.trusting(Vectors.MADE, trusted);
        SignedFiles truth = verifier.verify(good);

        // when, then
        qt().forAll(integers().between(0, good.length - 1), integers().between(0, 7))
                .check((at, bit) -> {
                    byte[] changed = good.clone();
                    changed[at] ^= (byte) (1 << bit);
                    try {
                        return verifier.verify(changed).digests().equals(truth.digests());
                    } catch (UntrustedException e) {
                        return !String.valueOf(e.getMessage()).contains("\n");
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "folder/model.xml | holds neither a public key nor a certificate in PEM",
                "missing.pem | does not exist",
                "folder | can't be read"
            })
    void shouldSayWhatIsWrongWithAKeyFile(String file, String expected) {
        // given
        Path path = Vectors.MADE.resolve(file);

        // when
        UntrustedException e =
                catchThrowableOfType(UntrustedException.class, () -> Trusted.read("release", path, Instant.MAX));

        // then
        assertThat(e).hasMessageStartingWith(path.toString()).hasMessageContaining(expected);
    }
}
