package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Watching the packaged agent through a real broker. */
class WatchIT extends OnABroker {

    private PackagedAgent watch(String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("watch", "--broker", broker.url().toString()));
        arguments.addAll(List.of(options));
        return PackagedAgent.start(Files.createDirectory(folder.resolve("watch")), arguments);
    }

    @Test
    void shouldShowLiveWhatAnAgentSeesUntilASignal() throws IOException, InterruptedException {
        // given
        try (PackagedAgent watch = watch()) {
            watch.awaitOutput("VIEW ");
            gateway.configure(broker.url(), Gateway.CLIP).run();
            watch.awaitOutput("Egyptian cat");
            watch.awaitOutput(" live");

            // when
            int exit = watch.terminate();

            // then
            assertThat(exit).isZero();
            assertThat(watch.errors()).isEmpty();
            assertThat(watch.output().lines())
                    .anyMatch(line -> line.matches("it/gw/gate/main +Egyptian cat +0\\.[0-9]{2} .* [0-9]+ ms +live"));
        }
    }

    @Test
    void shouldHandEachMessageToAMachine() throws IOException, InterruptedException {
        // given
        String topic = Gateway.TOPICS + "cam/dock1/main/result";
        subscriber.publish(topic, "{\"data\":{\"label\":\"retained\"}}", true);

        // when
        try (PackagedAgent watch = watch("--json")) {
            watch.awaitOutput("retained");
            subscriber.publish(topic, "no JSON", false);
            watch.awaitOutput("no JSON");
            watch.terminate();

            // then
            assertThat(watch.output().lines())
                    .containsExactly(
                            "{\"topic\":\"" + topic + "\",\"payload\":{\"data\":{\"label\":\"retained\"}}}",
                            "{\"topic\":\"" + topic + "\",\"payload\":\"no JSON\"}");
        }
    }

    @Test
    void shouldSayThatTheBrokerIsGone() throws IOException, InterruptedException {
        // given
        try (PackagedAgent watch = watch()) {
            watch.awaitOutput("VIEW ");
            broker.stop();

            // when
            int exit = watch.awaitEnd();

            // then
            assertThat(exit).isEqualTo(1);
            assertThat(watch.errors())
                    .startsWith("ocellus: ")
                    .contains("broker")
                    .hasLineCount(1);
        }
    }
}
