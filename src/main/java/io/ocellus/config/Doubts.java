package io.ocellus.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for what valid settings allow and nobody is likely to mean. */
final class Doubts {

    private final Map<String, Integer> lines;
    private final Problems doubts;
    private final Place local = Place.root("ocellus.yaml").child("local");
    private final Place spec = Place.root("ocellus.yaml").child("spec");

    private Doubts(Map<String, Integer> lines) {
        this.lines = lines;
        this.doubts = new Problems(lines);
    }

    /** @param lines the line of each JSON pointer that is written in the file */
    static List<Problem> about(Settings settings, Map<String, Integer> lines) {
        Doubts doubts = new Doubts(lines);
        doubts.local(settings.local());
        doubts.spec(settings.spec());
        doubts.unused(settings);
        return doubts.doubts.list();
    }

    private void local(Local settings) {
        MqttSettings mqtt = settings.mqtt();
        Place place = local.child("mqtt");
        if (mqtt == null) {
            doubts.add(place, "is missing, so nothing is published");
        } else {
            if (mqtt.password() != null && "mqtt".equals(mqtt.url().getScheme())) {
                doubts.add(place.child("url"), "sends the password unencrypted; use mqtts if the broker can");
            }
            exists(place.child("ca"), mqtt.ca());
            exists(place.child("certificate"), mqtt.certificate());
            exists(place.child("key"), mqtt.key());
        }
        settings.trust()
                .forEach(
                        (name, trust) -> exists(local.child("trust").child(name).child("file"), trust.file()));
        exists(local.child("models"), settings.models());
        exists(local.child("media"), settings.media());
        exists(local.child("openvino"), settings.openvino());
    }

    private void spec(Spec settings) {
        if (settings.cameras().isEmpty()) {
            doubts.add(spec.child("cameras"), "has no camera, so there is nothing to see");
        }
        settings.cameras()
                .forEach((id, camera) ->
                        camera.views().forEach((viewId, view) -> view(place(id, viewId), camera, view)));
    }

    /** The camera's own where no views are written. */
    private Place place(String camera, String view) {
        Place place = spec.child("cameras").child(camera);
        Place views = place.child("views");
        return lines.containsKey(views.pointer()) ? views.child(view) : place;
    }

    private void view(Place place, CameraSpec camera, ViewSpec view) {
        if (camera.fps() > 0 && view.fps() > camera.fps()) {
            doubts.add(place.child("fps"), "is more than the camera's fps, which is " + Shown.number(camera.fps()));
        }
        double fps = rate(camera, view);
        PublishSpec publish = view.publish();
        double seconds = publish.consecutive() / fps;
        if (fps > 0 && publish.labelTtl().toMillis() < Math.round(seconds * 1000)) {
            doubts.add(
                    place.child("publish").child("label_ttl"),
                    "is %s, but %d results at %s fps take %s s: the verified label would run out between them"
                            .formatted(
                                    Durations.format(publish.labelTtl()),
                                    publish.consecutive(),
                                    Shown.number(fps),
                                    Shown.number(seconds)));
        }
    }

    /** Results a second at most; 0 where only the stream knows. */
    private static double rate(CameraSpec camera, ViewSpec view) {
        if (camera.fps() <= 0 || view.fps() <= 0) {
            return Math.max(camera.fps(), view.fps());
        }
        return Math.min(camera.fps(), view.fps());
    }

    private void unused(Settings settings) {
        Set<String> classifiers = views(settings).map(ViewSpec::classifier).collect(Collectors.toSet());
        for (String name : settings.spec().classifiers().keySet()) {
            if (!classifiers.contains(name)) {
                doubts.add(spec.child("classifiers").child(name), "is used by no view");
            }
        }
        Set<String> credentials = settings.spec().cameras().values().stream()
                .map(camera -> String.valueOf(camera.credentials()))
                .collect(Collectors.toSet());
        for (String name : new TreeSet<>(settings.local().credentials().keySet())) {
            if (!credentials.contains(name)) {
                doubts.add(local.child("credentials").child(name), "is used by no camera");
            }
        }
    }

    private void exists(Place place, @Nullable Path path) {
        if (path != null && !Files.exists(path)) {
            doubts.add(place, Shown.quoted(path.toString()) + " does not exist");
        }
    }

    private static Stream<ViewSpec> views(Settings settings) {
        return settings.spec().cameras().values().stream().flatMap(c -> c.views().values().stream());
    }
}
