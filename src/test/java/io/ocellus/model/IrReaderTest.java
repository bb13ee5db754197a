package io.ocellus.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

class IrReaderTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"'',MatMul", "SoftMax,SoftMax", "Sigmoid,Sigmoid"})
    void shouldFindTheLastStep(String last, String expected) throws IOException {
        // given
        new TinyIr().last(last).write(folder);

        // when
        Ir ir = new IrReader().read(folder.resolve("model.xml"));

        // then
        assertThat(ir.scores().lastStep()).isEqualTo(expected);
        assertThat(ir.scores().shape()).containsExactly(1L, 4L);
        assertThat(ir.picture().shape()).containsExactly(1L, 3L, 8L, 8L);
    }

    @Test
    void shouldNotReadAnotherFileThroughAnEntity() throws IOException {
        // given
        Path secret = Files.writeString(folder.resolve("secret.txt"), "Classification");
        String type = "<!DOCTYPE net [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>";
        write(new TinyIr().info("model_type", "AMP").xml().replace("AMP", "&x;").replace("<net ", type + "<net "));

        // when
        ModelException e =
                catchThrowableOfType(ModelException.class, () -> new IrReader().read(folder.resolve("model.xml")));

        // then
        assertThat(e).hasMessageContaining("is not an OpenVINO IR");
    }

    @Test
    void shouldNotSwellABillionLaughs() throws IOException {
        // given
        StringBuilder type = new StringBuilder("<!DOCTYPE net [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            type.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
        }
        write(new TinyIr().xml().replace("<net ", type + "]><net ").replace("<rt_info>", "<rt_info>&a29;"));

        // when
        ModelException e =
                catchThrowableOfType(ModelException.class, () -> new IrReader().read(folder.resolve("model.xml")));

        // then
        assertThat(e).hasMessageContaining("is not an OpenVINO IR");
    }

    @Test
    void shouldRefuseOrReadWhateverOneChangedByteMakesOfIt() throws IOException {
        byte[] good = new TinyIr().info("labels", "a b c d").xml().getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("model.xml");

        QuickTheory.qt()
                .withExamples(500)
                .forAll(
                        SourceDSL.integers().between(0, good.length - 1),
                        SourceDSL.integers().between(0, 255))
                .checkAssert((at, value) -> {
                    // given
                    byte[] bytes = good.clone();
                    bytes[at] = (byte) (int) value;

                    // when
                    Throwable thrown = catchThrowable(() -> {
                        Files.write(file, bytes);
                        new IrReader().read(file);
                    });

                    // then
                    assertThat(thrown)
                            .satisfiesAnyOf(
                                    t -> assertThat(t).isNull(),
                                    t -> assertThat(t).isInstanceOf(ModelException.class));
                });
    }

    private void write(String xml) throws IOException {
        Files.writeString(folder.resolve("model.xml"), xml);
    }
}
