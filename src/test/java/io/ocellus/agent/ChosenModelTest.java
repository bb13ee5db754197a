package io.ocellus.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ocellus.config.SettingsReader;
import io.ocellus.inference.EngineExtension;
import io.ocellus.report.AuditEvent;
import io.ocellus.report.Birth;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Report;
import io.ocellus.testing.Rated;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An agent that chooses at its first start, when nothing is known. */
@ExtendWith(EngineExtension.class)
class ChosenModelTest {

    private final List<Report> told = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void shouldChooseMeasureAndTellWhatItRuns() throws Exception {
        // given
        Rated.write(folder.resolve("models"), "things-a", Map.of(64, 0.9, 224, 0.8));
        String yaml = """
                local: {models: models, state: state}
                spec:
                  publishing: {policy: every, detail: full}
                  classifiers: {only: {model: auto, task: things}}
                  cameras: {pattern: {url: "test:64x48@5", fps: 5}}
                """;
        AgentListener listener = new AgentListener() {
            @Override
            public void onReport(Report report) {
                told.add(report);
            }
        };
        try (Agent agent = new Agent(SettingsReader.ofSystem().read(yaml, folder), listener)) {

            // when
            agent.start();

            // then
            await().until(() -> told.stream().anyMatch(ClassificationResult.class::isInstance));
            assertThat(told)
                    .filteredOn(AuditEvent.class::isInstance)
                    .extracting(report -> ((AuditEvent) report).message())
                    .contains("Classifier only runs things-a@1 64x64 on CPU, top-1 0.900, cost measured.");
            Birth birth = (Birth)
                    told.stream().filter(Birth.class::isInstance).findFirst().orElseThrow();
            Birth.Model model = birth.models().getFirst();
            assertThat(model.device()).isEqualTo("auto");
            assertThat(model.size()).isEqualTo(new Birth.Size(64, 64));
            assertThat(model.choice())
                    .isEqualTo(new Birth.Choice(
                            "chosen",
                            List.of(new Birth.PassedOver(
                                    "things-a@1 224x224 on CPU",
                                    "it loses 10.0 points of accuracy against the one that was chosen"))));
        }
    }
}
