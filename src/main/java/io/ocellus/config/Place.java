package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Where in a document: prints as {@code spec.cameras.dock1.mask[0]}, the root as the document's name. */
record Place(@Nullable Place parent, String segment, boolean index) {

    static Place root(String documentName) {
        return new Place(null, documentName, false);
    }

    Place child(String key) {
        return new Place(this, key, false);
    }

    Place item(int position) {
        return new Place(this, Integer.toString(position), true);
    }

    /** The place that a JSON pointer into {@code document} names, where this is the document's own place. */
    Place at(String pointer, JsonNode document) {
        if (pointer.isEmpty()) {
            return this;
        }
        Place place = this;
        JsonNode node = document;
        for (String escaped : pointer.substring(1).split("/", -1)) {
            String segment = escaped.replace("~1", "/").replace("~0", "~");
            place = new Place(place, segment, node.isArray());
            node = node.isArray() ? node.path(Integer.parseInt(segment)) : node.path(segment);
        }
        return place;
    }

    Place root() {
        return parent == null ? this : parent.root();
    }

    /** RFC 6901. */
    String pointer() {
        return parent == null
                ? ""
                : parent.pointer() + "/" + segment.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        if (parent == null) {
            return segment;
        }
        if (index) {
            return parent + "[" + segment + "]";
        }
        String shown = Shown.name(segment);
        return parent.parent == null ? shown : parent + "." + shown;
    }
}
