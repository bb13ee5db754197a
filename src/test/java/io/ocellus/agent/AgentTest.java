package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.ocellus.config.SettingsReader;
import io.ocellus.inference.EngineExtension;
import io.ocellus.inference.NoSuchDeviceException;
import io.ocellus.report.Birth;
import io.ocellus.report.CameraReport;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Report;
import io.ocellus.signature.Vectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the start, and what is left of one that fails, with the shipped model and a camera that needs no device. */
@ExtendWith(EngineExtension.class)
class AgentTest {

    private final List<Report> told = new CopyOnWriteArrayList<>();

    private final AgentListener listener = new AgentListener() {
        @Override
        public void onReport(Report report) {
            told.add(report);
        }
    };

    private Agent agent(String device) throws Exception {
        String yaml = """
                local: {site: test, node: agent, models: models}
                spec:
                  publishing: {policy: every}
                  classifiers: {only: {model: imagenet-lite0, device: %s, requests: 1}}
                  cameras: {pattern: {url: "test:64x48@50"}}
                """.formatted(device);
        return new Agent(SettingsReader.ofSystem().read(yaml, Path.of("")), listener);
    }

    @Test
    void shouldTellItsInventoryBeforeTheFirstResult() throws Exception {
        // given
        try (Agent agent = agent("CPU")) {

            // when
            agent.start();

            // then
            await().until(() -> indexOf(ClassificationResult.class) >= 0);
            assertThat(indexOf(Birth.class)).isBetween(0, indexOf(ClassificationResult.class) - 1);
            assertThat(agent.status().modelsLoaded()).isTrue();
        }
    }

    @Test
    void shouldEndWithOneSentenceAndNothingRunningWhereAModelCantBeLoaded() throws Exception {
        // given
        Agent agent = agent("NPU.9");

        // when
        Throwable failure = catchThrowable(agent::start);

        // then
        assertThat(failure).isInstanceOf(NoSuchDeviceException.class).hasMessageContaining("NPU.9");
        assertThat(failure.getMessage()).hasLineCount(1);
        assertThat(indexOf(CameraReport.class)).as("its camera had begun").isNotNegative();
        assertThat(indexOf(ClassificationResult.class)).isNegative();
        assertThat(agent.status().modelsLoaded()).isFalse();
        assertThat(threads())
                .noneMatch(name -> name.startsWith("camera-pattern") || name.startsWith("ocellus-infer-only"));
    }

    @ParameterizedTest
    @CsvSource({
        "p256.pub, 'imagenet-lite0/1: is not signed: it has no model.sig; only models signed by these are taken: release'",
        "missing.pem, missing.pem does not exist"
    })
    void shouldEndWithOneSentenceWhereAModelIsNotSignedByWhoIsTrusted(String pem, String sentence) throws Exception {
        // given
        String yaml = """
                local:
                  models: models
                  trust: {release: {role: model, file: %s, not_after: 2100-01-01}}
                spec:
                  classifiers: {only: {model: imagenet-lite0, requests: 1}}
                  cameras: {pattern: {url: "test:64x48@50"}}
                """.formatted(Vectors.MADE.resolve(pem).toAbsolutePath());
        Agent agent = new Agent(SettingsReader.ofSystem().read(yaml, Path.of("")), listener);

        // when
        Throwable failure = catchThrowable(agent::start);

        // then
        assertThat(failure).hasMessageEndingWith(sentence);
        assertThat(failure.getMessage()).hasLineCount(1);
        assertThat(agent.status().modelsLoaded()).isFalse();
    }

    private int indexOf(Class<? extends Report> kind) {
        return told.stream().map(Report::getClass).toList().indexOf(kind);
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }
}
