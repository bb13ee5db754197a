package io.ocellus.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.ocellus.report.Report;
import io.ocellus.testing.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment's file in whatever state it is. */
class SegmentReaderTest {

    private static final int MESSAGES = 20;

    @TempDir
    private Path folder;

    private byte[] whole = new byte[0];

    @BeforeEach
    void write() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(RecordFormat.header("aaaa2222"));
        for (int seq = 1; seq <= MESSAGES; seq++) {
            Report report = seq % 3 == 0 ? Reports.label("dock1", "scratch") : Reports.result("dock1");
            Message message = Message.of(seq, report.channel(), seq, new Message.Told(report));
            file.write(RecordFormat.encode(message, ("payload " + seq).getBytes(StandardCharsets.UTF_8)));
        }
        whole = file.toByteArray();
    }

    private SegmentReader.Content read(byte[] bytes) {
        try {
            return SegmentReader.read(Files.write(folder.resolve("segment"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> numbers(SegmentReader.Content content) {
        return content.entries().stream().map(RecordFormat.Entry::seq).toList();
    }

    @Test
    void shouldReadWhatWasWritten() {
        // when
        SegmentReader.Content content = read(whole);

        // then
        assertThat(content.session()).isEqualTo("aaaa2222");
        assertThat(content.end()).isEqualTo(whole.length);
        assertThat(content.lost()).isZero();
        assertThat(content.entries()).allSatisfy(entry -> {
            assertThat(entry.ordinal()).isEqualTo(entry.seq());
            assertThat(entry.time()).isEqualTo(Reports.TIME);
            assertThat(entry.channel().topic())
                    .isEqualTo("cam/dock1/main/" + (entry.seq() % 3 == 0 ? "label" : "result"));
        });
        assertThat(numbers(content)).hasSize(MESSAGES);
    }

    @Test
    void shouldReadEveryWholeMessageOfATornFile() {
        qt().withExamples(300).forAll(integers().between(0, whole.length)).checkAssert(length -> {
            // when
            SegmentReader.Content content = read(Arrays.copyOf(whole, length));

            // then
            assertThat(numbers(content))
                    .isEqualTo(LongStream.rangeClosed(1, content.entries().size())
                            .boxed()
                            .toList());
            assertThat(content.end() + content.lost()).isEqualTo((long) length);
            assertThat(content.lost()).isLessThan(200);
        });
    }

    @Test
    void shouldNeverReadAMessageThatWasNotWritten() {
        qt().withExamples(1000)
                .forAll(integers().between(0, whole.length - 1), integers().between(1, 255))
                .checkAssert((place, change) -> {
                    // given
                    byte[] broken = whole.clone();
                    broken[place] ^= (byte) (int) change;

                    // when
                    SegmentReader.Content content = read(broken);

                    // then
                    assertThat(numbers(content))
                            .isSubsetOf(
                                    LongStream.rangeClosed(1, MESSAGES).boxed().toList())
                            .hasSizeLessThan(MESSAGES);
                    assertThat(content.lost()).isPositive();
                });
    }
}
