package io.ocellus.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The one data set and CPU level on which a task's candidates are compared.
 *
 * @param dataset for people
 */
record Yardstick(String dataset, String digest, String isa) {

    /** A data set, or the reason why there is none. */
    sealed interface Found {}

    record Common(Yardstick yardstick) implements Found {}

    record None(String reason) implements Found {}

    /** The data set on which every bundle was evaluated at this level, among several the one with the most pictures. */
    static Found among(List<Offer> offers, String isa) {
        Map<String, List<Accuracy>> rows = new TreeMap<>(); // by bundle
        offers.forEach(offer -> rows.put(
                offer.candidate().model(),
                offer.accuracies().stream().filter(row -> row.isa().equals(isa)).toList()));
        rows.values().removeIf(List::isEmpty);
        if (rows.isEmpty()) {
            return new None("no bundle was evaluated at this CPU's level " + isa
                    + "; build them with 'ocellus-models' on such a CPU, or name a model");
        }
        List<Accuracy> common = new ArrayList<>(rows.values().iterator().next());
        rows.values()
                .forEach(other -> common.removeIf(
                        row -> other.stream().noneMatch(o -> o.datasetDigest().equals(row.datasetDigest()))));
        return common.stream()
                .min(Comparator.comparingInt(Accuracy::samples).reversed().thenComparing(Accuracy::datasetDigest))
                .<Found>map(row -> new Common(new Yardstick(row.dataset(), row.datasetDigest(), isa)))
                .orElseGet(() -> new None("its models were evaluated on different data sets ("
                        + rows.entrySet().stream()
                                .map(bundle -> bundle.getKey() + " on " + names(bundle.getValue()))
                                .collect(Collectors.joining(", "))
                        + "), so their accuracies can't be compared; evaluate them on one, or name a model"));
    }

    private static String names(List<Accuracy> rows) {
        return String.join(
                " and ", new TreeSet<>(rows.stream().map(Accuracy::dataset).toList()));
    }

    /** Of a candidate at its own size. */
    OptionalDouble accuracy(Offer offer) {
        return offer.accuracies().stream()
                .filter(row -> row.isa().equals(isa)
                        && row.datasetDigest().equals(digest)
                        && row.size() == offer.candidate().width()
                        && row.size() == offer.candidate().height())
                .mapToDouble(Accuracy::value)
                .max();
    }
}
