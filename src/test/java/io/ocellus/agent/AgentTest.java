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
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    private int indexOf(Class<? extends Report> kind) {
        return told.stream().map(Report::getClass).toList().indexOf(kind);
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }
}
