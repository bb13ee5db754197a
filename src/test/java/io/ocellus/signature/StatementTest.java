package io.ocellus.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a trusted signer signs may still be nonsense. */
class StatementTest {

    private final TestSigner signer = new TestSigner();

    @Test
    void shouldReadWhatWasSigned() {
        // given
        byte[] signature = signer.sign(TestSigner.statement());

        // when
        SignedFiles files = signer.verifier().verify(signature);

        // then
        assertThat(files.digests()).containsOnlyKeys("a");
        assertThat(files.signer()).isEqualTo("key test");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken(
                        "has the predicate type \"https://slsa.dev/provenance/v1\"",
                        s -> s.put("predicateType", "https://slsa.dev/provenance/v1")),
                broken(
                        "has the predicate type \"https://model_signing/Digests/v0.1\"",
                        s -> s.put("predicateType", "https://model_signing/Digests/v0.1")),
                broken("has the statement type \"x\"", s -> s.put("_type", "x")),
                broken("has no text in predicateType", s -> s.remove("predicateType")),
                broken(
                        "has the serialization method \"shards\"",
                        s -> serialization(s).put("method", "shards")),
                broken("has the hash type \"md5\"", s -> serialization(s).put("hash_type", "md5")),
                broken("has no text in method", s -> ((ObjectNode) s.get("predicate")).remove("serialization")),
                broken(
                        "has the hash algorithm \"sha256-sharded-16\"",
                        s -> first(s).put("algorithm", "sha256-sharded-16")),
                broken("names \"../a\", which is no path within", s -> first(s).put("name", "../a")),
                broken("names \"/a\", which is no path within", s -> first(s).put("name", "/a")),
                broken("names \"a/./b\", which is no path within", s -> first(s).put("name", "a/./b")),
                broken("names \"a//b\", which is no path within", s -> first(s).put("name", "a//b")),
                broken("names \"\", which is no path within", s -> first(s).put("name", "")),
                broken("names \"a?b\", which is no path within", s -> first(s).put("name", "a\0b")),
                broken("has no sha256 for \"a\"", s -> first(s).put("digest", "abc")),
                broken("names \"a\" twice", s -> resources(s).add(first(s).deepCopy())),
                broken("must name 1 to 10000 files, names 0", s -> resources(s).removeAll()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void shouldRefuseWhatIsNoSignedModel(String expected, Consumer<ObjectNode> change) {
        // given
        byte[] signature = signer.sign(TestSigner.statement(change).toString());

        // when
        UntrustedException e = catchThrowableOfType(
                UntrustedException.class, () -> signer.verifier().verify(signature));

        // then
        assertThat(e).hasMessageContaining(expected);
    }

    @Test
    void shouldRefuseADigestThatIsNotOfItsFiles() {
        // given
        String statement = TestSigner.statement().replace("00".repeat(32), "11".repeat(32));

        // when
        UntrustedException e = catchThrowableOfType(
                UntrustedException.class, () -> signer.verifier().verify(signer.sign(statement)));

        // then
        assertThat(e).hasMessageContaining("its subject is not the digest of the files that it names");
    }

    @Test
    void shouldRefuseAnotherPayload() {
        // given
        byte[] signature = signer.sign("text/plain", TestSigner.statement());

        // when
        UntrustedException e = catchThrowableOfType(
                UntrustedException.class, () -> signer.verifier().verify(signature));

        // then
        assertThat(e).hasMessageContaining("has the payload type \"text/plain\"");
    }

    @Test
    void shouldRefuseAFieldThatIsThereTwice() {
        // given
        String statement = TestSigner.statement().replaceFirst("\\{", "{\"_type\":\"x\",");

        // when
        UntrustedException e = catchThrowableOfType(
                UntrustedException.class, () -> signer.verifier().verify(signer.sign(statement)));

        // then
        assertThat(e).hasMessage("what was signed is not JSON, or is nested too deeply, or has a field twice");
    }

    private static Arguments broken(String expected, Consumer<ObjectNode> change) {
        return Arguments.of(expected, change);
    }

    private static ArrayNode resources(ObjectNode statement) {
        return (ArrayNode) statement.path("predicate").path("resources");
    }

    private static ObjectNode first(ObjectNode statement) {
        return (ObjectNode) resources(statement).get(0);
    }

    private static ObjectNode serialization(ObjectNode statement) {
        return (ObjectNode) statement.path("predicate").path("serialization");
    }
}
