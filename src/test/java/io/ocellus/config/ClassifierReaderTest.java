package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is named, and what is left to the agent. */
class ClassifierReaderTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @MethodSource("written")
    void shouldReadWhatIsNamedAndWhatIsChosen(String yaml, ClassifierSpec expected) throws ConfigurationException {
        // when
        Settings settings = Documents.read("spec: {classifiers: {c: " + yaml + "}}");

        // then
        assertThat(settings.spec().classifiers()).containsEntry("c", expected);
    }

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("{model: m}", new ClassifierSpec("m", null, "CPU", 0, 5)),
                Arguments.of(
                        "{model: m, version: 3, device: 'AUTO:NPU,CPU', requests: 2}",
                        new ClassifierSpec("m", 3, "AUTO:NPU,CPU", 2, 5)),
                Arguments.of(
                        "{model: auto, task: imagenet}",
                        new ClassifierSpec(
                                "auto", null, "auto", 0, 5, new Selection("imagenet", 0, SECOND, 0, List.of()))),
                Arguments.of(
                        "{model: auto, task: t, device: CPU, target: {fps: 5, max_age: 250ms, min_accuracy: 0.7}}",
                        new ClassifierSpec(
                                "auto",
                                null,
                                "CPU",
                                0,
                                5,
                                new Selection("t", 5, Duration.ofMillis(250), 0.7, List.of("CPU")))),
                Arguments.of(
                        "{model: m, device: auto}",
                        new ClassifierSpec("m", null, "auto", 0, 5, new Selection("", 0, SECOND, 0, List.of()))),
                Arguments.of(
                        "{model: m, version: 2, device: [NPU, GPU.0, CPU]}",
                        new ClassifierSpec(
                                "m",
                                2,
                                "NPU,GPU.0,CPU",
                                0,
                                5,
                                new Selection("", 0, SECOND, 0, List.of("NPU", "GPU.0", "CPU")))));
    }
}
