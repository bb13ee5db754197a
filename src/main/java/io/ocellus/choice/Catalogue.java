package io.ocellus.choice;

import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Selection;
import io.ocellus.device.Trial;
import io.ocellus.model.Accuracy;
import io.ocellus.model.Evidence;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelFolder;
import io.ocellus.model.ModelFolder.Entry;
import io.ocellus.plan.Candidate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** The bundles that may serve the classifiers: the newest readable version of each, at each of its sizes, on each device. */
public final class Catalogue {

    private static final String METRIC = "top1";

    private final List<Item> items = new ArrayList<>();
    private final Map<String, ModelDescription> read = new LinkedHashMap<>();
    private final ModelFolder folder;
    private final Consumer<String> told;

    private Catalogue(ModelFolder folder, Consumer<String> told) {
        this.folder = folder;
        this.told = told;
    }

    /**
     * Reads them.
     *
     * @param devices those that work here
     * @param told a sentence for each bundle that can't be used
     * @throws ModelException where a model that the configuration names can't be used
     * @throws NoChoiceException where the bundles of a task have different labels
     */
    static Catalogue read(
            ModelFolder folder, Map<String, ClassifierSpec> specs, List<String> devices, Consumer<String> told) {
        Catalogue catalogue = new Catalogue(folder, told);
        specs.values().stream().filter(ClassifierSpec::choosesModel).forEach(spec -> catalogue.addTask(spec, devices));
        specs.values().stream().filter(spec -> !spec.choosesModel()).forEach(spec -> catalogue.addNamed(spec, devices));
        return catalogue;
    }

    private void addTask(ClassifierSpec spec, List<String> devices) {
        Selection selection = spec.selection();
        if (selection == null || has(selection.task())) {
            return;
        }
        List<ModelDescription> bundles = bundles(selection);
        for (ModelDescription other : bundles) {
            ModelDescription first = bundles.getFirst();
            if (!other.labels().equals(first.labels())
                    || other.output().multilabel() != first.output().multilabel()) {
                throw new NoChoiceException("the task " + selection.task() + " is not one task: " + first.id() + " and "
                        + other.id() + " have different labels, so neither can stand in for the other; name a task that"
                        + " only one of them does");
            }
        }
        Trial.all(bundles, devices).forEach(trial -> items.add(Item.of(selection.task(), trial)));
    }

    private boolean has(String task) {
        return items.stream().anyMatch(item -> item.candidate().task().equals(task));
    }

    private List<ModelDescription> bundles(Selection selection) {
        List<ModelDescription> bundles = new ArrayList<>();
        String last = "";
        for (Entry entry : folder.list()) {
            if (selection.names(entry.name()) && !entry.name().equals(last)) {
                try {
                    bundles.add(read.computeIfAbsent(entry.folder().toString(), key -> folder.read(entry)));
                    last = entry.name();
                } catch (ModelException e) {
                    told.accept(entry.name() + "@" + entry.version() + " is left out: " + e.getMessage());
                }
            }
        }
        return bundles;
    }

    /** A named model at its own size alone, on the device that is named or on each. */
    private void addNamed(ClassifierSpec spec, List<String> devices) {
        ModelDescription model = folder.find(spec.model(), spec.version());
        List<String> places = spec.selection() == null ? List.of(spec.device()) : devices;
        for (String device : places) {
            Item item = Item.of("", Trial.of(model, device));
            if (!items.contains(item)) {
                items.add(item);
            }
        }
    }

    List<Item> items() {
        return items;
    }

    /** The one that the chooser named. */
    Item find(Candidate candidate) {
        return items.stream()
                .filter(item -> item.candidate().equals(candidate))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no " + candidate));
    }

    /**
     * What a bundle's builder measured that holds at this CPU's level: measured at it, or at the nearest lower one. A row that names no
     * data set by digest is compared with no other bundle's.
     */
    static List<io.ocellus.plan.Accuracy> accuracies(ModelDescription model, String level) {
        Map<String, List<Accuracy>> byDataset = new LinkedHashMap<>();
        for (Accuracy row : model.evidence().accuracy()) {
            String digest = row.datasetSha256().isEmpty() ? model.digest() + "/" + row.dataset() : row.datasetSha256();
            byDataset.computeIfAbsent(digest, key -> new ArrayList<>()).add(row);
        }
        List<io.ocellus.plan.Accuracy> holding = new ArrayList<>();
        byDataset.forEach((digest, rows) -> {
            Evidence evidence = new Evidence(rows, null);
            rows.stream().map(Accuracy::size).distinct().forEach(size -> {
                Accuracy row = evidence.applying(METRIC, size, level);
                if (row != null) {
                    holding.add(new io.ocellus.plan.Accuracy(
                            row.dataset(), digest, size, level, row.value(), row.samples()));
                }
            });
        });
        return holding;
    }
}
