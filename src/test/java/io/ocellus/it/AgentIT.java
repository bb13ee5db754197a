package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ocellus.testing.Subscriber.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the packaged agent tells a real broker about what the shipped model sees. */
class AgentIT extends OnABroker {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldTellWhatTheClipShows() throws IOException {
        // given
        gateway.configure(broker.url(), Gateway.CLIP);

        // when
        gateway.run();
        subscriber.awaitReceived(all -> all.stream()
                .anyMatch(m -> m.topic().endsWith("/label") && m.payload().contains("Egyptian cat")));

        // then
        assertThat(subscriber.invalid()).isEmpty();
    }

    /** The signal may come before Quarkus is up: results come earlier than that. */
    @Test
    void shouldTellEveryResultOnceFromBirthToGoodBye() throws IOException, InterruptedException {
        // given
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.copy(Path.of("models/imagenet-lite0/1/golden/chelsea-whole.jpg"), pictures.resolve("cat.jpg"));
        gateway.configure(broker.url(), "{url: \"folder:" + pictures + "\", loop: true}")
                .run();
        subscriber.awaitReceived(all -> of(all, "cam/gate/main/label").stream()
                        .anyMatch(label -> label.at("/data/label").asText().equals("Egyptian cat"))
                && of(all, "cam/gate/main/result").size() >= 10);

        // when
        gateway.terminate();
        List<Received> all = subscriber.awaitReceived(
                so -> values(so, "state", "/data/state").contains("offline"));

        // then
        List<JsonNode> results = of(all, "cam/gate/main/result");
        assertThat(subscriber.invalid()).isEmpty();
        assertThat(of(all, "birth")).isNotEmpty();
        assertThat(values(all, "cam/gate/state", "/data/state")).contains("live");
        assertThat(values(all, "state", "/data/state")).containsSubsequence("online", "draining", "offline");
        assertThat(values(all, "cam/gate/main/result", "/data/label")).containsOnly("Egyptian cat");
        assertThat(results)
                .extracting(result -> result.path("seq").asLong())
                .isEqualTo(LongStream.rangeClosed(1, results.size()).boxed().toList());
    }

    @Test
    void shouldClearWhatAnEarlierRunLeftOfACameraThatIsGone() throws IOException {
        // given
        String state = Gateway.TOPICS + "cam/old/state";
        String label = Gateway.TOPICS + "cam/gate/old/label";
        subscriber.publish(state, "{}", true);
        subscriber.publish(label, "{}", true);
        gateway.configure(broker.url(), Gateway.CLIP);

        // when
        gateway.run();

        // then
        List<String> cleared =
                subscriber
                        .awaitReceived(all ->
                                all.stream().filter(m -> m.payload().isEmpty()).count() == 2)
                        .stream()
                        .filter(message -> message.payload().isEmpty())
                        .map(Received::topic)
                        .toList();
        assertThat(cleared).containsExactlyInAnyOrder(state, label);
    }

    private static List<String> values(List<Received> all, String topic, String pointer) {
        return of(all, topic).stream().map(event -> event.at(pointer).asText()).toList();
    }

    private static List<JsonNode> of(List<Received> all, String topic) {
        return all.stream()
                .filter(message -> message.topic().equals(Gateway.TOPICS + topic))
                .map(message -> tree(message.payload()))
                .toList();
    }

    private static JsonNode tree(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
