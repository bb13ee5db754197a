package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is done to a valid document, it is read or refused with sentences; nothing else is thrown, and no secret is told. */
class MutatedSettingsTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void shouldOnlyEverHaveProblemsWithBrokenText() {
        qt().withExamples(2000)
                .forAll(
                        integers().between(0, Documents.VALID.length() - 1),
                        integers().between(0, 12),
                        strings().betweenCodePoints(0, 0x17f).ofLengthBetween(0, 4))
                .checkAssert((at, cut, inserted) -> {
                    // given
                    int end = Math.min(Documents.VALID.length(), at + cut);
                    String text = Documents.VALID.substring(0, at) + inserted + Documents.VALID.substring(end);

                    // when
                    List<String> problems = Documents.problems(text);

                    // then
                    assertThat(problems).allSatisfy(MutatedSettingsTest::isOneSentenceWithoutSecret);
                });
    }

    @Test
    void shouldOnlyEverHaveProblemsWithBrokenTrees() {
        qt().withExamples(2000)
                .forAll(
                        integers().between(0, 1000),
                        arbitrary()
                                .pick(
                                        "null",
                                        "{}",
                                        "[]",
                                        "-1",
                                        "1e300",
                                        "\"\"",
                                        "\"x y\"",
                                        "true",
                                        "{\"a\": [0]}",
                                        "drop"))
                .checkAssert((which, replacement) -> {
                    // given
                    JsonNode document = YamlReader.read(Documents.VALID, Place.root("ocellus.yaml"), "")
                            .root();
                    mutate(document, which, replacement);

                    // when
                    List<String> problems = Documents.problems(document.toString());

                    // then
                    assertThat(problems).allSatisfy(MutatedSettingsTest::isOneSentenceWithoutSecret);
                });
    }

    private static void isOneSentenceWithoutSecret(String problem) {
        assertThat(problem).hasLineCount(1).hasSizeLessThan(300).doesNotContain(Documents.PASSWORD, "\t", "\0");
    }

    private void mutate(JsonNode document, int which, String replacement) {
        List<Runnable> places = new ArrayList<>();
        collect(document, replacement, places);
        places.get(which % places.size()).run();
    }

    private void collect(JsonNode node, String replacement, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.forEachEntry((name, value) -> {
                places.add(() -> {
                    object.remove(name);
                    if (!replacement.equals("drop")) {
                        object.set(name, tree(replacement));
                    }
                });
                collect(value, replacement, places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                places.add(() -> array.set(at, tree(replacement.equals("drop") ? "null" : replacement)));
                collect(array.get(i), replacement, places);
            }
        }
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
