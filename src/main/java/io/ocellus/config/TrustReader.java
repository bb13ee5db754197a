package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.ocellus.config.Local.Trust;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** Makes {@link Trust} from {@code local.trust}. What the files hold is looked at by whoever verifies. */
final class TrustReader {

    private final Reading reading;

    TrustReader(Reading reading) {
        this.reading = reading;
    }

    Map<String, Trust> read(Place place, JsonNode node) {
        Map<String, Trust> all = new TreeMap<>();
        node.forEachEntry((name, one) -> {
            Fields fields = reading.fields(place.child(name), one, "trusted");
            Path file = reading.path(fields.place("file"), fields.text("file"));
            if (fields.has("role") && fields.has("not_after")) { // else the schema has told it
                all.put(name, new Trust(fields.choice("role", Trust.Role.class), file, endOf(fields)));
            }
        });
        return Map.copyOf(all);
    }

    private Instant endOf(Fields fields) {
        try {
            LocalDate day = LocalDate.parse(fields.text("not_after"));
            return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
        } catch (DateTimeException e) {
            reading.problems()
                    .add(fields.place("not_after"), "must be a day of the calendar, is " + fields.text("not_after"));
            return Instant.EPOCH;
        }
    }
}
