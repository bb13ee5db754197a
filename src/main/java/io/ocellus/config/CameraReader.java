package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a {@link CameraSpec} with its views. */
final class CameraReader {

    private final Reading reading;
    private final CameraUrl urls;
    private final RegionReader regions;
    private final KnownNames credentials;
    private final ClassifierNames classifiers;
    private final JsonNode publishing;

    CameraReader(
            Reading reading, CameraUrl urls, KnownNames credentials, ClassifierNames classifiers, JsonNode publishing) {
        this.reading = reading;
        this.urls = urls;
        this.regions = new RegionReader(reading.problems());
        this.credentials = credentials;
        this.classifiers = classifiers;
        this.publishing = publishing;
    }

    CameraSpec read(Place place, JsonNode node) {
        Fields camera = reading.fields(place, node, "camera");
        checkFit(camera);
        credentials.check(camera, "credentials", reading.problems());
        return new CameraSpec(
                camera.has("url") ? urls.read(camera.place("url"), camera.text("url")) : "",
                camera.optionalText("credentials"),
                camera.flag("enabled"),
                camera.number("fps"),
                camera.choice("transport", CameraSpec.Transport.class),
                camera.choice("acceleration", CameraSpec.Acceleration.class),
                camera.choice("pace", CameraSpec.Pace.class),
                camera.flag("loop"),
                camera.duration("open_timeout"),
                camera.duration("read_timeout"),
                camera.duration("stall_timeout"),
                regions.readAll(camera.place("mask"), camera.get("mask")),
                health(reading.fields(camera.place("health"), camera.get("health"), "health")),
                Collections.unmodifiableSortedMap(views(camera)));
    }

    private static HealthSpec health(Fields health) {
        return new HealthSpec(
                health.flag("enabled"),
                health.duration("after"),
                health.duration("frozen_after"),
                health.number("black"),
                health.number("overexposed"),
                health.number("smeared"));
    }

    /** Fields that say something only about one kind of camera are refused on another, rather than ignored. */
    private void checkFit(Fields camera) {
        String scheme = UrlParts.scheme(camera.text("url"));
        if (CameraUrl.SCHEMES.contains(scheme)) {
            if (camera.text("pace").equals("fast")) {
                allowOnly(camera, "pace", "fast is", CameraUrl.FILES, scheme);
            }
            if (camera.flag("loop")) {
                allowOnly(camera, "loop", "is", CameraUrl.FILES, scheme);
            }
            if (camera.has("transport")) {
                allowOnly(camera, "transport", "is", CameraUrl.RTSP, scheme);
            }
            if (camera.has("credentials")) {
                allowOnly(camera, "credentials", "are", CameraUrl.NETWORK, scheme);
            }
        }
    }

    private void allowOnly(Fields camera, String field, String is, List<String> schemes, String scheme) {
        if (!schemes.contains(scheme)) {
            reading.problems()
                    .add(
                            camera.place(field),
                            is + " only for " + Shown.alternatives(schemes) + " cameras; this one is " + scheme);
        }
    }

    private SortedMap<String, ViewSpec> views(Fields camera) {
        SortedMap<String, ViewSpec> views = new TreeMap<>();
        JsonNode forCamera = PublishReader.merged(publishing, camera.get("publish"));
        if (!camera.has("views") && !reading.problems().touch(camera.place("views"))) {
            views.put("main", new ViewSpec(Region.FULL, classifiers.of(camera), 0, publish(camera, forCamera)));
            return views;
        }
        if (camera.has("classifier")) {
            reading.problems()
                    .add(camera.place("classifier"), "is for a camera without views; write it into each view instead");
        }
        camera.get("views").forEachEntry((id, node) -> {
            Fields view = reading.fields(camera.place("views").child(id), node, "view");
            Region region = regions.read(view.place("region"), view.get("region"));
            JsonNode forView = PublishReader.merged(forCamera, view.get("publish"));
            views.put(id, new ViewSpec(region, classifiers.of(view), view.number("fps"), publish(view, forView)));
        });
        return views;
    }

    private PublishSpec publish(Fields owner, JsonNode merged) {
        return PublishReader.read(reading.fields(owner.place("publish"), merged, "publish"));
    }
}
