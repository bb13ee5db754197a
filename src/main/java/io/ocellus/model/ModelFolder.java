package io.ocellus.model;

import io.ocellus.signature.SignatureVerifier;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Models on disk in the layout of OpenVINO Model Server: {@code <root>/<name>/<version>/}. */
public final class ModelFolder {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    private final Path root;
    private final BundleReader bundles;
    private final ModelApiReader plain = new ModelApiReader();
    private final @Nullable SignatureVerifier signatures;

    /**
     * One that takes unsigned models too, and looks at no signature.
     *
     * @param root may be missing; then it is empty
     * @param agent the version of this agent: bundles that need a newer one are refused
     */
    public ModelFolder(Path root, String agent) {
        this(root, agent, null);
    }

    /**
     * One that takes only what trusted signers signed.
     *
     * @param root may be missing; then it is empty
     * @param agent the version of this agent: bundles that need a newer one are refused
     * @param signatures or null: then it takes unsigned models too, and looks at no signature
     */
    public ModelFolder(Path root, String agent, @Nullable SignatureVerifier signatures) {
        this.root = root.toAbsolutePath().normalize();
        this.bundles = new BundleReader(agent);
        this.signatures = signatures;
    }

    /** A model that lies there; whether it can be used shows when it is read. */
    public record Entry(String name, int version, Path folder) {}

    /**
     * What lies there, by name, the highest version first. A root that does not exist is empty.
     *
     * @throws ModelException where it can't be listed
     */
    public List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        for (Path model : children(root, NAME)) {
            for (Path version : children(model, VERSION)) {
                String name = String.valueOf(model.getFileName());
                entries.add(new Entry(name, Integer.parseInt(String.valueOf(version.getFileName())), version));
            }
        }
        entries.sort(Comparator.comparing(Entry::name)
                .thenComparing(Comparator.comparingInt(Entry::version).reversed()));
        return entries;
    }

    /**
     * Reads a model and checks it whole.
     *
     * @param version or null: the highest that is there
     * @throws ModelException where it is not there or can't be used
     */
    public ModelDescription find(String name, @Nullable Integer version) {
        return read(entry(name, version));
    }

    /**
     * Looks for a model without reading it.
     *
     * @param version or null: the highest that is there
     * @throws ModelException where it is not there
     */
    public Entry entry(String name, @Nullable Integer version) {
        List<Entry> all = list();
        return all.stream()
                .filter(entry -> entry.name().equals(name) && (version == null || entry.version() == version))
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        root,
                        "has no model " + name + (version == null ? "" : "@" + version) + "; it has "
                                + (all.isEmpty() ? "none" : String.join(", ", ids(all)))));
    }

    /**
     * Reads a model and checks it whole.
     *
     * @throws ModelException where it can't be used
     */
    public ModelDescription read(Entry entry) {
        if (signatures != null) {
            ModelSignature.verify(entry.folder(), signatures); // before anything that it holds is parsed
        }
        if (!Files.exists(entry.folder().resolve(BundleReader.MANIFEST))) {
            return plain.read(entry.folder(), entry.name(), entry.version());
        }
        ModelDescription model = bundles.read(entry.folder());
        if (!model.name().equals(entry.name()) || model.version() != entry.version()) {
            throw new ModelException(
                    entry.folder(), "bundle.json says that this is " + model.id() + ", which belongs elsewhere");
        }
        return model;
    }

    private static List<String> ids(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.name() + "@" + entry.version())
                .toList();
    }

    private static List<Path> children(Path folder, Pattern names) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path path : paths) {
                if (names.matcher(String.valueOf(path.getFileName())).matches()) {
                    found.add(path);
                }
            }
        } catch (IOException e) {
            throw new ModelException(folder, "can't be listed; may this user read it?");
        }
        return found;
    }
}
