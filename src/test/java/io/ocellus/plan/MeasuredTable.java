package io.ocellus.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What {@code tools/bench/prediction.py} once measured: CPU time of inferences of ten variants. */
final class MeasuredTable {

    /** One line: a network at one CPU level. */
    record Row(String level, String variant, String precision, int pixels, double seconds) {

        Candidate candidate() {
            return new Candidate(
                    variant + "@1",
                    "sha256:" + variant + precision,
                    "efficientnet-" + variant,
                    "imagenet",
                    pixels,
                    pixels,
                    "CPU",
                    precision);
        }

        Measurement measurement() {
            return new Measurement(
                    candidate(), new Cost(0.5, seconds, seconds * 1.2, 1 / seconds, seconds, 60_000_000, 1));
        }
    }

    private MeasuredTable() {}

    static List<Row> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MeasuredTable.class.getResourceAsStream("measured.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(MeasuredTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        List<String> cells = List.of(line.split(",", -1));
        return new Row(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                Integer.parseInt(cells.get(3)),
                Double.parseDouble(cells.get(4)) / 1e3);
    }
}
