package io.ocellus.config;

/** Which classifier a camera or view means. */
record ClassifierNames(KnownNames known, Problems problems) {

    /** The name in its field {@code classifier}, or the only one there is. */
    String of(Fields owner) {
        known.check(owner, "classifier", problems);
        String name = owner.optionalText("classifier");
        if (name != null) {
            return name;
        }
        if (known.names().size() == 1) {
            return known.names().iterator().next();
        }
        Place place = owner.place("classifier");
        if (known.complete() && !problems.touch(place)) {
            problems.add(
                    place,
                    known.names().isEmpty()
                            ? "is missing, and spec.classifiers has none; add one there"
                            : "is missing; it must be " + known.alternatives());
        }
        return "";
    }
}
