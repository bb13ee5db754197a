package io.ocellus.choice;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Selection;
import io.ocellus.config.ViewSpec;
import io.ocellus.plan.Demand;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the configuration asks of its classifiers. */
public final class Demands {

    /** Pictures a second of a camera that the configuration does not limit. */
    static final double USUAL_FPS = 25;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private Demands() {}

    /** One for each classifier, in the order of their names. */
    static List<Demand> of(Map<String, ClassifierSpec> classifiers, Collection<CameraSpec> cameras) {
        return classifiers.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), cameras))
                .toList();
    }

    private static Demand of(String name, ClassifierSpec spec, Collection<CameraSpec> cameras) {
        Selection selection = spec.selection();
        double fps = fps(name, spec, cameras);
        if (selection == null) {
            return new Demand(name, "", fps, PATIENCE, 0, List.of(spec.device()), fixed(spec));
        }
        return new Demand(
                name,
                selection.task(),
                fps,
                selection.maxAge(),
                selection.minAccuracy(),
                selection.devices(),
                spec.choosesModel() ? Optional.empty() : fixed(spec));
    }

    private static Optional<String> fixed(ClassifierSpec spec) {
        return Optional.of(spec.version() == null ? spec.model() : spec.model() + "@" + spec.version());
    }

    /** Pictures a second that a classifier should have, over all of its views; a classifier without views is chosen for one. */
    public static double fps(String classifier, ClassifierSpec spec, Collection<CameraSpec> cameras) {
        double sum = cameras.stream()
                .filter(CameraSpec::enabled)
                .mapToDouble(camera -> camera.views().values().stream()
                        .filter(view -> view.classifier().equals(classifier))
                        .mapToDouble(view -> wanted(spec, rate(camera, view)))
                        .sum())
                .sum();
        return sum > 0 ? sum : wanted(spec, USUAL_FPS);
    }

    private static double wanted(ClassifierSpec spec, double rate) {
        Selection selection = spec.selection();
        return selection == null || selection.fps() == 0 ? rate : Math.min(rate, selection.fps());
    }

    /** Pictures a second that a view gets. */
    static double rate(CameraSpec camera, ViewSpec view) {
        double sampled = camera.fps() > 0 ? camera.fps() : USUAL_FPS;
        return view.fps() > 0 ? Math.min(view.fps(), sampled) : sampled;
    }
}
