package io.ocellus.cli;

import io.ocellus.agent.AgentListener;
import io.ocellus.report.CameraReport;
import io.ocellus.report.ClassificationResult;
import io.ocellus.report.Label;
import io.ocellus.report.Observation;
import io.ocellus.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The newest of each view, as rows of a table. Fed by the frame path, read by the thread that draws. */
final class ViewBoard implements AgentListener {

    static final List<String> HEADER =
            List.of("CAMERA", "VIEW", "LABEL", "CONFIDENCE", "VERIFIED", "FPS", "AGE", "DROPS");
    static final int[] WIDTHS = {12, 10, 26, 10, 26, 6, 8, 7};

    private final Map<String, Row> rows = new TreeMap<>();
    private final List<String> news = new ArrayList<>();
    private long lastNanos = System.nanoTime();

    private static final class Row {
        private @Nullable Observation observation;
        private @Nullable ClassificationResult result;
        private @Nullable Label label;
        private long ageMillis;
        private long count;
    }

    @Override
    public synchronized void onObservation(Observation observation) {
        Row row = row(observation.camera(), observation.view());
        row.observation = observation;
        row.ageMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - observation.capturedNanos());
        row.count++;
    }

    @Override
    public synchronized void onReport(Report report) {
        if (report instanceof ClassificationResult result) {
            row(result.camera(), result.view()).result = result;
        } else if (report instanceof Label label) {
            row(label.camera(), label.view()).label = label;
        } else if (report instanceof CameraReport camera && !camera.reason().isEmpty()) {
            news.add("camera %s is %s: %s"
                    .formatted(camera.camera(), camera.phase().name().toLowerCase(Locale.ROOT), camera.reason()));
        }
    }

    /** What cameras have said of their troubles since the last call. */
    synchronized List<String> news() {
        List<String> told = List.copyOf(news);
        news.clear();
        return told;
    }

    private Row row(String camera, String view) {
        return rows.computeIfAbsent(camera + "/" + view, key -> new Row());
    }

    /** The rows as text; the rates count from the last call on. */
    synchronized List<List<String>> rows() {
        long now = System.nanoTime();
        double seconds = Math.max(1e-3, (now - lastNanos) / 1e9);
        lastNanos = now;
        List<List<String>> text = new ArrayList<>();
        rows.forEach((id, row) -> {
            text.add(cells(id, row, row.count / seconds));
            row.count = 0;
        });
        return text;
    }

    private static List<String> cells(String id, Row row, double fps) {
        int slash = id.indexOf('/');
        ClassificationResult result = row.result;
        Observation observation = row.observation;
        long drops = observation == null
                ? 0
                : observation.drops().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return List.of(
                id.substring(0, slash),
                id.substring(slash + 1),
                result == null ? "-" : result.label(),
                result == null ? "-" : String.format(Locale.ROOT, "%.2f", result.p()),
                row.label == null ? "-" : row.label.label(),
                String.format(Locale.ROOT, "%.1f", fps),
                row.ageMillis + " ms",
                Long.toString(drops));
    }
}
