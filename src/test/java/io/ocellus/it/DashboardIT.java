package io.ocellus.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the alerts in {@code deploy/} ask for what the packaged agent really counts, and for all of it. */
class DashboardIT {

    private static final Path DASHBOARD = Path.of("deploy/grafana/ocellus.json");
    private static final Path RULES = Path.of("deploy/prometheus/ocellus.rules.yml");

    private static final Pattern SERIES = Pattern.compile("(?m)^((?:ocellus|process)_\\w+)(?:\\{([^}]*)})? ");
    private static final Pattern METRIC = Pattern.compile("\\b(?:ocellus|process)_\\w+");
    private static final Pattern LABEL =
            Pattern.compile("(\\w+)(?==~?\"|!~?=?\")|\\bby \\(([^)]*)\\)|\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

    /** What Prometheus itself adds to each series. */
    private static final Set<String> ADDED = Set.of("instance", "job");

    @TempDir
    private Path folder;

    /** A query with the text that shows its labels. */
    private record Query(String expression, String legend) {}

    @Test
    void shouldAskForMeasuresAndLabelsThatThereAre() throws IOException, InterruptedException {
        // given
        List<Query> queries = new ArrayList<>(dashboard());
        queries.addAll(rules());

        // when
        Map<String, Set<String>> series = scrape();

        // then
        Set<String> asked = new TreeSet<>();
        assertThat(queries).hasSizeGreaterThan(20).allSatisfy(query -> {
            Set<String> known = new TreeSet<>(ADDED);
            Matcher metric = METRIC.matcher(query.expression());
            while (metric.find()) {
                assertThat(series).containsKey(metric.group());
                asked.add(metric.group());
                known.addAll(series.getOrDefault(metric.group(), Set.of()));
            }
            assertThat(known).containsAll(labels(query));
        });
        Set<String> unseen = new TreeSet<>(series.keySet());
        unseen.removeIf(name -> asked.contains(name)
                || name.matches(
                        ".*_duration_seconds_(count|sum)|process_start_time_seconds|ocellus_inference_in_flight"));
        assertThat(unseen).as("counted and shown nowhere").isEmpty();
    }

    private static List<Query> dashboard() throws IOException {
        List<Query> queries = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> queries.add(new Query(
                                target.path("expr").asText(),
                                target.path("legendFormat").asText()))));
        dashboard.at("/templating/list").forEach(variable -> {
            String query = variable.at("/query/query").asText();
            if (!query.isEmpty()) {
                queries.add(new Query(query, ""));
            }
        });
        return queries;
    }

    private static List<Query> rules() throws IOException {
        List<Query> queries = new ArrayList<>();
        Matcher rule = Pattern.compile("expr: (.*)\\R(?: +for: .*\\R)? +annotations: (.*)")
                .matcher(Files.readString(RULES));
        while (rule.find()) {
            queries.add(new Query(rule.group(1), rule.group(2)));
        }
        return queries;
    }

    private static Set<String> labels(Query query) {
        Set<String> labels = new TreeSet<>();
        Matcher label = LABEL.matcher(query.expression() + " " + query.legend());
        while (label.find()) {
            if (label.group(2) != null) {
                labels.addAll(List.of(label.group(2).split(",\\s*", -1)));
            } else {
                labels.add(label.group(1) != null ? label.group(1) : label.group(3));
            }
        }
        return labels;
    }

    /** Each series of the running agent with its labels. */
    private Map<String, Set<String>> scrape() throws IOException, InterruptedException {
        Map<String, Set<String>> series = new HashMap<>();
        try (Gateway gateway = new Gateway(folder)) {
            gateway.configure(URI.create("mqtt://127.0.0.1:" + Gateway.freePort()), Gateway.CLIP)
                    .run();
            gateway.awaitStatus("/q/health/ready", 200);
            Matcher line = SERIES.matcher(gateway.get("/q/metrics").body());
            while (line.find()) {
                Set<String> labels = series.computeIfAbsent(line.group(1), _ -> new TreeSet<>());
                Matcher label = Pattern.compile("(\\w+)=\"").matcher(line.group(2) == null ? "" : line.group(2));
                while (label.find()) {
                    labels.add(label.group(1));
                }
            }
        }
        return series;
    }
}
