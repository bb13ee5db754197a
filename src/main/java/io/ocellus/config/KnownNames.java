package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/**
 * The names that a field may refer to.
 *
 * @param where the mapping whose keys they are, as sentences call it
 * @param complete false where that mapping itself was refused: then no name is called unknown
 */
record KnownNames(Collection<String> names, String where, boolean complete) {

    /** Up to so many are named; beyond twenty times as many, none is looked for that may have been meant. */
    private static final int FEW = 5;

    /**
     * The keys of a mapping, those with refused values too.
     *
     * @param written as it was before the check against the schema
     */
    static KnownNames of(JsonNode written, Place place, Problems problems) {
        return new KnownNames(ConfigSchema.names(written), place.toString(), !problems.tellOf(place));
    }

    void check(Fields owner, String field, Problems problems) {
        String name = owner.optionalText(field);
        if (name != null && complete && !names.contains(name)) {
            problems.add(
                    owner.place(field),
                    Shown.quoted(name) + " is not in " + where
                            + (names.size() > 20 * FEW ? "" : NearestName.hint(name, names)));
        }
    }

    /** As a sentence names what it must be. */
    String alternatives() {
        return names.size() <= FEW
                ? Shown.alternatives(names.stream().map(Shown::name).toList())
                : "one of the " + names.size() + " names in " + where;
    }
}
