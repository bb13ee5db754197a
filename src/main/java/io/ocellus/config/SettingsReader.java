package io.ocellus.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code ocellus.yaml} into {@link Settings}, with every default filled in, or says everything that is wrong with it at once.
 *
 * <p>Defaults are those that the JSON Schema ({@code ocellus.schema.json} beside this class) documents. Secrets are fetched while
 * reading. One thread at a time.
 */
public final class SettingsReader {

    private static final String DEFAULT_NAME = "ocellus.yaml";
    private static final String PARTS = "a configuration has the parts 'local' and 'spec'";

    private final ConfigSchema schema = new ConfigSchema();
    private final Map<String, String> environment;
    private final String hostName;

    /**
     * Makes a reader that looks only at what it is given.
     *
     * @param environment where secrets of the form {@code {env: NAME}} are looked up
     * @param hostName names the node where the configuration does not
     */
    public SettingsReader(Map<String, String> environment, String hostName) {
        this.environment = Map.copyOf(environment);
        this.hostName = hostName;
    }

    /** With this process's environment and this machine's name. */
    public static SettingsReader ofSystem() {
        return new SettingsReader(System.getenv(), HostName.ofSystem(System.getenv()));
    }

    /** Relative paths in the file are resolved against its folder. */
    public Settings read(Path file) throws ConfigurationException {
        return document(file).settings();
    }

    private Document document(Path file) throws ConfigurationException {
        try {
            return read(TextFile.read(file), Place.root(file.toString()), folderOf(file));
        } catch (TextFile.UnusableException e) {
            throw new ConfigurationException(List.of(new Problem("", file.toString(), 0, e.sentence())));
        }
    }

    /**
     * Reads the text of a configuration.
     *
     * @param folder relative paths in the text are resolved against it
     */
    public Settings read(String yaml, Path folder) throws ConfigurationException {
        return read(yaml, Place.root(DEFAULT_NAME), folder.toAbsolutePath()).settings();
    }

    private record Document(Settings settings, Map<String, Integer> lines) {}

    private Document read(String yaml, Place root, Path folder) throws ConfigurationException {
        YamlReader.Tree tree = YamlReader.read(yaml, root, PARTS);
        if (tree.root().isMissingNode()) {
            tree.problems().throwIfAny();
        }
        JsonNode document = Checked.against(schema, "#", tree.root(), root, tree.problems());
        Reading reading = new Reading(schema, tree.problems(), folder, environment);
        Local local = new LocalReader(reading, hostName).read(root.child("local"), document.path("local"));
        KnownNames credentials = KnownNames.of(
                tree.root().path("local").path("credentials"),
                root.child("local").child("credentials"),
                tree.problems());
        Spec spec = new SpecReader(reading, new CameraUrl(tree.problems(), folder, local.media()), credentials)
                .read(root.child("spec"), document.path("spec"), tree.root().path("spec"));
        tree.problems().throwIfAny();
        return new Document(new Settings(local, spec), tree.lines());
    }

    /**
     * Reads a spec that came by itself, as {@code desired} carries it. Its problems' pointers start with {@code /spec}.
     *
     * @param spec is only read
     * @param local what belongs to this gateway: the spec may name its credentials and must keep to its media folder
     * @param folder of the configuration file
     */
    public Spec readSpec(JsonNode spec, Local local, Path folder) throws ConfigurationException {
        Problems problems = new Problems(Map.of());
        Place place = Place.root(DEFAULT_NAME).child("spec");
        JsonNode finite = FiniteNumbers.in(spec, place, problems);
        JsonNode checked = Checked.against(schema, "#/$defs/spec", finite, place, problems);
        Spec read = new SpecReader(
                        new Reading(schema, problems, folder.toAbsolutePath(), environment),
                        new CameraUrl(problems, folder.toAbsolutePath(), local.media()),
                        new KnownNames(local.credentials().keySet(), "local.credentials", true))
                .read(place, checked, finite);
        problems.throwIfAny();
        return read;
    }

    /** Everything that is wrong or doubtful about a file; for {@code ocellus config check}. */
    public Findings check(Path file) {
        try {
            Document document = document(file);
            Settings settings = document.settings();
            return new Findings(List.of(), Doubts.about(settings, document.lines()), settings);
        } catch (ConfigurationException e) {
            return new Findings(e.problems(), List.of(), null);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? Path.of("/") : folder;
    }
}
