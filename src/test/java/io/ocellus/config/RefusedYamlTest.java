package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are not the YAML that we read, and the one sentence that each gets. */
class RefusedYamlTest {

    @ParameterizedTest(name = "{1}")
    @MethodSource("yaml")
    void shouldSayWhatIsWrongInOneSentence(String yaml, String sentence) {
        // when
        List<String> problems = Documents.problems(yaml);

        // then
        assertThat(problems).containsExactly(sentence);
    }

    static Stream<Arguments> yaml() {
        return Stream.of(
                of("", "ocellus.yaml: is empty; a configuration has the parts 'local' and 'spec'"),
                of("# nothing\n", "ocellus.yaml: is empty; a configuration has the parts 'local' and 'spec'"),
                of("local: {}\nspec: {}\nlocal: {}\n", "local: is written twice, in lines 1 and 3"),
                of(
                        "local:\n  site: a: b\n",
                        "ocellus.yaml: line 2, column 10: a ':' can't stand here; check the indentation, or quote the text"),
                of("local:\n\tsite: a\n", "ocellus.yaml: line 2, column 1: a tab can't indent; use spaces"),
                of(
                        "local: *base\n",
                        "ocellus.yaml: line 1, column 8: the alias has no anchor before it; quote a text that starts with '*'"),
                of("local: {site: 'a\n", "ocellus.yaml: line 2, column 1: the text in quotes does not end"),
                of(
                        "local: {site: a\nspec: {}\n",
                        "ocellus.yaml: line 2, column 5: a ',' or a closing bracket is missing"),
                of(
                        "local: {}\n---\nspec: {}\n",
                        "ocellus.yaml: line 2, column 1: the file holds a second document; merge it into the first"),
                of(
                        "local: {site: !!binary aGk=}\n",
                        "local.site: has a YAML tag (a word that starts with '!'); leave it out, or quote the text"),
                of("local: &l {<<: {}}\n", "local.'<<': merge keys are not supported; write the fields out"),
                of("local: {[a]: b}\n", "local: line 1, column 9: a key must be text"),
                of("local: \"\u0001\"\n", "ocellus.yaml: contains a control character"),
                of("local: &l {http: *l}\n", "ocellus.yaml: is nested too deeply (more than 30 levels)"),
                of(
                        "a: " + "[".repeat(40) + "]".repeat(40),
                        "ocellus.yaml: is nested too deeply (more than 30 levels)"));
    }

    private static Arguments of(String yaml, String sentence) {
        return Arguments.of(yaml, sentence);
    }
}
