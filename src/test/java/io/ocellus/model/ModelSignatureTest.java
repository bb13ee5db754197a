package io.ocellus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ocellus.signature.SignatureVerifier;
import io.ocellus.signature.TestSigner;
import io.ocellus.signature.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that {@code model-signing} signed, and what may have happened to them since. */
class ModelSignatureTest {

    private final SignatureVerifier verifier = Vectors.trusting(Vectors.MADE, "p256.pub", "root.pem");

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        for (String name : List.of("model.bin", "model.xml", "sub/a b.txt")) {
            Files.copy(Vectors.MADE.resolve("folder").resolve(name), folder.resolve(name));
        }
        signWith("p256");
    }

    private void signWith(String name) throws IOException {
        Files.write(folder.resolve("model.sig"), Files.readAllBytes(Vectors.MADE.resolve(name + ".sig")));
    }

    private List<String> problems() {
        return catchThrowableOfType(ModelException.class, () -> ModelSignature.verify(folder, verifier))
                .problems();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p256", "chain"})
    void shouldAcceptAFolderAsItWasSigned(String name) throws IOException {
        // given
        signWith(name);
        Files.writeString(folder.resolve(".gitattributes"), "of git, so never signed");

        // when
        String signer = ModelSignature.verify(folder, verifier);

        // then
        assertThat(signer)
                .isEqualTo(name.equals("p256") ? "key p256.pub" : "certificate \"CN=Test signer\" by root.pem");
    }

    @Test
    void shouldNameAChangedFile() throws IOException {
        // given
        byte[] bytes = Files.readAllBytes(folder.resolve("model.bin"));
        bytes[7] ^= 1;
        Files.write(folder.resolve("model.bin"), bytes);

        // when
        List<String> problems = problems();

        // then
        assertThat(problems).containsExactly("model.bin does not have the content that was signed");
    }

    @Test
    void shouldNameAnAddedFile() throws IOException {
        // given
        Files.writeString(folder.resolve("sub/new"), "x");

        // when
        List<String> problems = problems();

        // then
        assertThat(problems).containsExactly("sub/new is not signed");
    }

    @Test
    void shouldNameARemovedFile() throws IOException {
        // given
        Files.delete(folder.resolve("model.xml"));

        // when
        List<String> problems = problems();

        // then
        assertThat(problems).containsExactly("model.xml is signed but missing");
    }

    @Test
    void shouldNameARenamedFile() throws IOException {
        // given
        Files.move(folder.resolve("model.xml"), folder.resolve("Model.xml"));

        // when
        List<String> problems = problems();

        // then
        assertThat(problems).containsExactly("model.xml is signed but missing", "Model.xml is not signed");
    }

    @Test
    void shouldRefuseALinkToTheSameContent() throws IOException {
        // given
        Files.delete(folder.resolve("model.xml"));
        Files.createSymbolicLink(
                folder.resolve("model.xml"),
                Vectors.MADE.resolve("folder/model.xml").toAbsolutePath());

        // when
        List<String> problems = problems();

        // then
        assertThat(problems).containsExactly("model.xml is not a plain file", "model.xml is signed but missing");
    }

    @Test
    void shouldRefuseWhatTheSignerLeftOut() throws IOException {
        // given
        signWith("ignoring");
        Files.createDirectory(folder.resolve("cache"));
        Files.writeString(folder.resolve("cache/x"), "x");

        // when
        List<String> problems = problems();

        // then
        assertThat(problems).containsExactly("cache/x was left out by the signer, who must sign all of a model");
    }

    @Test
    void shouldRefuseAFolderWithoutASignature() throws IOException {
        // given
        Files.delete(folder.resolve("model.sig"));

        // when
        List<String> problems = problems();

        // then
        assertThat(problems)
                .containsExactly(
                        "is not signed: it has no model.sig; only models signed by these are taken: p256.pub, root.pem");
    }

    @Test
    void shouldRefuseASignatureThatIsALink() throws IOException {
        // given
        Files.delete(folder.resolve("model.sig"));
        Files.createSymbolicLink(
                folder.resolve("model.sig"), Vectors.MADE.resolve("p256.sig").toAbsolutePath());

        // when
        List<String> problems = problems();

        // then
        assertThat(problems).containsExactly("model.sig is not a plain file");
    }

    @Test
    void shouldReadASignedModelWhereItsSignerIsTrusted(@TempDir Path root) throws IOException {
        // given
        TestSigner signer = new TestSigner();
        signer.signFolder(TestBundle.of(root, "tiny", 1, new TinyIr(), List.of("red", "green", "blue", "none"))
                .folder());

        // when
        ModelDescription model = new ModelFolder(root, "0.1.0", signer.verifier()).find("tiny", null);

        // then
        assertThat(model.id()).isEqualTo("tiny@1");
    }

    @Test
    void shouldReadOnlySignedModelsWhereSignersAreTrusted(@TempDir Path root) throws IOException {
        // given
        TestBundle.of(root, "tiny", 1, new TinyIr(), List.of("red", "green", "blue", "none"));

        // when
        ModelException e = catchThrowableOfType(
                ModelException.class, () -> new ModelFolder(root, "0.1.0", verifier).find("tiny", null));

        // then
        assertThat(e).hasMessageContaining("tiny/1: is not signed");
    }
}
