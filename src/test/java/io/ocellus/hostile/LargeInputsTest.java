package io.ocellus.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs as large as they may be: they are answered with a bounded number of sentences, and neither time nor memory runs away. */
class LargeInputsTest {

    @TempDir
    private Path scratch;

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("inputs")
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldAnswerInABoundedNumberOfSentences(Input input, String name, String text) throws IOException {
        // given
        Guarded reader = new Guarded(input.reader(scratch));

        // when
        List<String> refusals = reader.refusals(text.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(refusals).isNotEmpty().hasSizeLessThanOrEqualTo(101);
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                of(Input.CONFIG, "unknown fields", "local: {" + many(50_000, "a%d: 1, ") + "}"),
                of(Input.CONFIG, "cameras without classifier", cameras("{url: 'test:'}")),
                of(
                        Input.CONFIG,
                        "cameras with credentials that are not there",
                        "local: {credentials: {" + many(15_000, "a%d: 1, ") + "}}\n"
                                + cameras("{url: 'http://h', credentials: x}")),
                of(Input.CONFIG, "tags", "local: [" + "!a b, ".repeat(40_000) + "]"),
                of(Input.CONFIG, "duplicate keys", "local: {" + "a: 1, ".repeat(100_000) + "}"),
                of(Input.CONFIG, "more than is read", "#".repeat((1 << 20) + 1)),
                of(Input.CONFIG, "brackets", "[".repeat(1 << 20)),
                of(Input.CONFIG, "one long text", "local: '" + "a".repeat(1_000_000) + "'"),
                of(Input.BUNDLE, "files", "{\"files\": {" + many(20_000, "\"a%d\": 1, ") + "\"b\": 1}}"),
                of(Input.BUNDLE, "a long text", "{\"schema\": \"" + "a".repeat(3_000_000) + "\"}"),
                of(Input.BUNDLE, "more than is read", " ".repeat((4 << 20) + 1)),
                of(Input.BUNDLE, "brackets", "[".repeat(1 << 20)),
                of(Input.IR, "layers", "<net><layers>" + "<layer/>".repeat(100_000) + "</layers></net>"),
                of(Input.IR, "elements", "<net>" + "<a/>".repeat(400_000) + "</net>"),
                of(Input.IR, "depth", "<a>".repeat(100_000)),
                of(Input.IR, "a chain with many ends", chain()),
                of(Input.IR, "a long attribute", "<net name=\"" + "a".repeat(8_000_000) + "\"/>"),
                of(Input.IR, "more than is read", "<!--" + " ".repeat(16 << 20) + "-->"),
                of(Input.MODEL_INFO, "numbers", "model_type=Classification\nmean_values=" + "x ".repeat(500_000)),
                of(Input.MODEL_INFO, "a long number", "model_type=Classification\npad_value=" + "9".repeat(1_000_000)),
                of(Input.PAYLOAD, "brackets", "[".repeat(1 << 20)),
                of(Input.PAYLOAD, "a long label", "{\"data\":{\"label\":\"" + "a".repeat(1 << 20) + "\"}}"),
                of(Input.PAYLOAD, "fields", "{" + many(100_000, "\"a%d\": 1, ") + "\"b\": 1}"),
                of(Input.URL, "a long host", "rtsp://" + "a".repeat(500_000) + ":x/"),
                of(Input.URL, "slashes", "file:" + "/".repeat(500_000)));
    }

    private static String cameras(String camera) {
        return "spec: {classifiers: {m: {model: m}, n: {model: n}}, cameras: {" + many(9_000, "c%d: " + camera + ", ")
                + "}}";
    }

    /** Each of the results is made by all of the layers before it. */
    private static String chain() {
        int layers = 9_000;
        return "<net><layers>"
                + many(layers, "<layer id=\"%1$d\" type=\"Convert\"/><layer id=\"r%1$d\" type=\"Result\"/>")
                + "</layers><edges>"
                + IntStream.range(1, layers)
                        .mapToObj(i -> "<edge from-layer=\"" + (i - 1) + "\" to-layer=\"" + i
                                + "\"/><edge from-layer=\"" + (layers - 1) + "\" to-layer=\"r" + i + "\"/>")
                        .collect(Collectors.joining())
                + "</edges><rt_info><model_info><model_type value=\"Classification\"/></model_info></rt_info></net>";
    }

    private static String many(int times, String format) {
        return IntStream.range(0, times).mapToObj(format::formatted).collect(Collectors.joining());
    }

    private static Arguments of(Input input, String name, String text) {
        return Arguments.of(input, name, text);
    }
}
