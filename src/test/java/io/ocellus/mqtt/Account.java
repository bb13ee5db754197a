package io.ocellus.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.testing.Subscriber.Received;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a subscriber can prove by itself about one topic of one session. */
final class Account {

    final Set<Long> delivered = new TreeSet<>();
    final Set<Long> announced = new TreeSet<>();

    /** Reads everything that came in; a second copy of an id must say that it is one. */
    static Account of(List<Received> received, String topicEnd) {
        Account account = new Account();
        for (JsonNode event : Events.on(received, topicEnd)) {
            boolean first = account.delivered.add(event.path("seq").asLong());
            assertThat(first || event.path("resent").asBoolean())
                    .as("%s is a second copy", event)
                    .isTrue();
        }
        Set<String> heard = new HashSet<>();
        for (JsonNode event : Events.on(received, "/event")) {
            if (heard.add(event.path("id").asText())) {
                account.take(event.path("data").path("fields").path("dropped"), topicEnd);
            }
        }
        return account;
    }

    private void take(JsonNode dropped, String topicEnd) {
        dropped.properties().forEach(entry -> {
            if (("/" + entry.getKey()).endsWith(topicEnd)) {
                for (JsonNode range : entry.getValue()) {
                    for (long seq = range.get(0).asLong(); seq <= range.get(1).asLong(); seq++) {
                        assertThat(announced.add(seq))
                                .as("%d announced once", seq)
                                .isTrue();
                    }
                }
            }
        });
    }

    /** Whether each number from 1 to {@code last} was delivered or announced. */
    boolean isComplete(long last) {
        Set<Long> all = new HashSet<>(delivered);
        all.addAll(announced);
        return all.size() >= last;
    }
}
