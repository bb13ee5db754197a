package io.ocellus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** Holds what a native image is told against what the code does; the foreign calls have a contract test of their own. */
class NativeMetadataTest {

    private static final Path METADATA = Path.of("native-config/reachability-metadata.json");
    private static final Pattern BINDING = Pattern.compile(
            "(read|write)Values?(As.*)?|writeValueAs.*|treeToValue|convertValue|valueToTree|writeObject|.*POJO.*|pojoNode");
    private static final Pattern RESOURCE = Pattern.compile("(\\w+)\\.class\\.getResourceAsStream\\(\"([^\"]+)\"\\)");

    @Test
    void shouldListExactlyTheResourcesThatTheCodeLoads() throws IOException {
        // given
        TreeSet<String> listed = new TreeSet<>();
        metadata()
                .path("resources")
                .forEach(entry -> listed.add(entry.path("glob").asText()));
        listed.removeIf(glob -> !glob.startsWith("io/ocellus/"));

        // when
        TreeSet<String> loaded = new TreeSet<>();
        for (Path file : sources()) {
            Matcher matcher = RESOURCE.matcher(Files.readString(file));
            while (matcher.find()) {
                String name = matcher.group(2);
                String folder = Path.of("src/main/java").relativize(file.getParent()) + "/";
                loaded.add(name.startsWith("/") ? name.substring(1) : folder + name);
            }
        }

        // then
        assertThat(loaded).isNotEmpty().isEqualTo(listed);
    }

    @Test
    void shouldNameOnlyTypesThatExist() throws IOException {
        // given
        List<String> types = new ArrayList<>();
        metadata()
                .path("reflection")
                .forEach(entry -> types.add(entry.path("type").asText()));

        // when
        List<String> missing = types.stream().filter(type -> !exists(type)).toList();

        // then
        assertThat(types).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    /** So the list of types that Jackson reaches by reflection is empty, and stays so. */
    @Test
    void shouldNeverHandATypeOfOursToJackson() {
        // given
        ArchRule rule = noClasses()
                .should()
                .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "Jackson's data binding",
                        call -> call.getTargetOwner().getPackageName().startsWith("com.fasterxml.jackson.")
                                && BINDING.matcher(call.getName()).matches()));

        // when, then
        rule.check(product());
    }

    @Test
    void shouldHaveGeneratedMetadataForEveryCommand() throws IOException {
        // given
        String generated = Files.readString(Path.of(
                "target/classes/META-INF/native-image/picocli-generated/io.ocellus/ocellus/reflect-config.json"));

        // when
        List<String> missing = product().stream()
                .filter(type -> type.isAnnotatedWith(Command.class))
                .map(type -> "\"" + type.getName() + "\"")
                .filter(name -> !generated.contains(name))
                .toList();

        // then
        assertThat(missing).isEmpty();
    }

    private static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.ocellus");
    }

    private static JsonNode metadata() throws IOException {
        return new ObjectMapper().readTree(METADATA.toFile());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, NativeMetadataTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
