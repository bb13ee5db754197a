package io.ocellus.hostile;

import io.ocellus.signature.SignatureVerifier;
import io.ocellus.signature.TestSigner;
import io.ocellus.signature.UntrustedException;
import io.ocellus.signature.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;

/** A signature's file, or what a trusted signer signed. */
final class SignatureInput implements Reader {

    private final SignatureVerifier verifier;
    private final UnaryOperator<byte[]> form;
    private final List<String> seeds;

    private SignatureInput(SignatureVerifier verifier, UnaryOperator<byte[]> form, List<String> seeds) {
        this.verifier = verifier;
        this.form = form;
        this.seeds = seeds;
    }

    static SignatureInput file() throws IOException {
        return new SignatureInput(
                Vectors.trusting(
                        Vectors.MADE,
                        "p256.pub",
                        "root.pem",
                        "../model-transparency/key.pem",
                        "../model-transparency/root.pem"),
                input -> input,
                List.of(
                        Files.readString(Vectors.MADE.resolve("p256.sig")),
                        Files.readString(Vectors.MADE.resolve("chain.sig"))));
    }

    static SignatureInput statement() {
        TestSigner signer = new TestSigner();
        return new SignatureInput(
                signer.verifier(),
                input -> signer.sign(new String(input, StandardCharsets.UTF_8)),
                List.of(TestSigner.statement()));
    }

    @Override
    public List<String> refusals(byte[] input) {
        try {
            verifier.verify(form.apply(input));
            return List.of();
        } catch (UntrustedException e) {
            return List.of("model.sig: " + e.getMessage());
        }
    }

    @Override
    public List<String> seeds() {
        return seeds;
    }
}
