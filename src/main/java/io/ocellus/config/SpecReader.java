package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a {@link Spec} from the part {@code spec} of a document, or from one that came by itself. */
final class SpecReader {

    private final Reading reading;
    private final CameraUrl urls;
    private final KnownNames credentials;

    SpecReader(Reading reading, CameraUrl urls, KnownNames credentials) {
        this.reading = reading;
        this.urls = urls;
        this.credentials = credentials;
    }

    /**
     * Reads what the schema left over.
     *
     * @param written the same before the check against the schema
     */
    Spec read(Place place, JsonNode spec, JsonNode written) {
        SortedMap<String, ClassifierSpec> classifiers = new TreeMap<>();
        ClassifierReader classifierReader = new ClassifierReader(reading);
        spec.path("classifiers")
                .forEachEntry((name, node) -> classifiers.put(
                        name, classifierReader.read(place.child("classifiers").child(name), node)));
        CameraReader reader = new CameraReader(
                reading,
                urls,
                credentials,
                new ClassifierNames(
                        KnownNames.of(written.path("classifiers"), place.child("classifiers"), reading.problems()),
                        reading.problems()),
                spec.path("publishing"));
        SortedMap<String, CameraSpec> cameras = new TreeMap<>();
        spec.path("cameras")
                .forEachEntry((id, node) ->
                        cameras.put(id, reader.read(place.child("cameras").child(id), node)));
        return new Spec(Collections.unmodifiableSortedMap(cameras), Collections.unmodifiableSortedMap(classifiers));
    }
}
