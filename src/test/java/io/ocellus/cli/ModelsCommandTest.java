package io.ocellus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocellus.inference.EngineExtension;
import io.ocellus.model.TestBundle;
import io.ocellus.model.TinyIr;
import io.ocellus.signature.Vectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On a model that can be reckoned by hand: its scores are the mean of each channel, and 0. */
@ExtendWith(EngineExtension.class)
class ModelsCommandTest {

    /** The logits of a picture that is 10 in each channel, as the golden pictures here are. */
    private static final List<Float> LOGITS = List.of(10f, 10f, 10f, 0f);

    @TempDir
    private Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private TestBundle bundle;

    @BeforeEach
    void write() throws IOException {
        bundle = TestBundle.of(root, "tiny", 1, new TinyIr(), List.of("red", "green", "blue", "none"));
        Path golden = bundle.folder().resolve("golden");
        Files.writeString(golden.resolve("a.png"), "P3 1 1 255 10 10 10\n"); // a portable pixmap, whatever its name
        outputs(LOGITS);
        bundle.sizes(8, 16);
    }

    private void outputs(List<Float> row) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * row.size()).order(ByteOrder.LITTLE_ENDIAN);
        row.forEach(bytes::putFloat);
        Files.write(bundle.folder().resolve("golden/outputs.f32"), bytes.array());
    }

    private int models(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private int verify(String... arguments) {
        List<String> all = new ArrayList<>(List.of("models", "verify", "--models", root.toString()));
        all.addAll(List.of(arguments));
        return models(all.toArray(String[]::new));
    }

    @Test
    void shouldSayWhatApplies() throws IOException {
        // given
        bundle.with(manifest -> {
            manifest.put("architecture", "efficientnet-lite0").put("precision", "int8");
            manifest.putArray("accuracy")
                    .addObject()
                    .put("dataset", "val")
                    .put("metric", "top1")
                    .put("size", 16)
                    .put("isa", "sse41")
                    .put("value", 0.75)
                    .put("latency_ratio", 0.4)
                    .put("samples", 200);
        });

        // when
        int exit = models("models", "--models", root.toString());

        // then
        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("tiny@1  efficientnet-lite0, int8, sizes 8, 16, 4 classes, unsigned")
                .containsPattern(
                        "16: top-1 0.750, 0.400 of fp32's time \\(200 of val\\) on (this CPU|sse41, the nearest)");
    }

    @Test
    void shouldListAModelThatCannotBeUsedWithItsReason() throws IOException {
        // given
        Files.delete(bundle.folder().resolve("labels.txt"));

        // when
        int exit = models("models", "--models", root.toString());

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("tiny@1  can't be used: ").contains("labels.txt is listed but missing");
    }

    @Test
    void shouldProveAModelAtEachSize() throws IOException {
        // when
        int exit = verify("tiny", "--json");

        // then
        JsonNode answer = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(exit).isZero();
        assertThat(answer.path("passed").asBoolean()).isTrue();
        assertThat(answer.path("executed_on").asText()).isEqualTo("CPU");
        assertThat(answer.path("golden").findValuesAsText("size")).containsExactly("8", "16");
        assertThat(answer.path("golden").findValuesAsText("top1_agreement")).containsOnly("1.0");
    }

    @Test
    void shouldSayWhichLimitIsBroken() throws IOException {
        // given
        outputs(List.of(0f, 0f, 0f, 10f));
        bundle.listFiles().with(manifest -> {});

        // when
        int exit = verify();

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "FAILED     at size 8 the best class agrees on 0.0000 of the golden pictures, at least 0.9700 must")
                .contains(
                        "FAILED     at size 8 a probability differs by 0.9998 on the golden pictures, at most 0.1000 is allowed")
                .doesNotContain("FAILED     at size 16");
    }

    @Test
    void shouldNameAFlippedBit() throws IOException {
        // given
        Path weights = bundle.folder().resolve("model.bin");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[20] ^= 4;
        Files.write(weights, bytes);

        // when
        int exit = verify("tiny@1");

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("FAILED     model.bin does not have the content that bundle.json says (its sha256 differs)");
    }

    @Test
    void shouldRefuseAnUnsignedModelWhereAKeyIsNamed() {
        // when
        int exit = verify("--key", Vectors.MADE.resolve("p256.pub").toString());

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED     is not signed: it has no model.sig");
    }

    @Test
    void shouldSayThatADeviceIsNotHere() {
        // when
        int exit = verify("--device", "NPU.7");

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("ocellus: there is no device NPU.7 here");
    }

    @Test
    void shouldSayThatAModelIsNotHere() {
        // when
        int exit = verify("lost");

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().endsWith("has no model lost; it has tiny@1");
    }

    @Test
    void shouldRefuseAFileThatIsNoPublicKey() {
        // when
        int exit = verify("--key", Vectors.MADE.resolve("root.pem").toString());

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("root.pem holds neither a public key");
    }
}
