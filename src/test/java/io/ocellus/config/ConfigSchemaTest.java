package io.ocellus.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {

    /** Keywords that say something and refuse nothing, and those that only lead to others. */
    private static final Set<String> SILENT = Set.of(
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "$ref",
            "title",
            "description",
            "default",
            "examples",
            "writeOnly",
            "properties",
            "items");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode schema = load();

    private JsonNode load() {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("ocellus.schema.json"))) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldBeValidInItsDialect() {
        // given
        ValidatorFactory strict = new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory(mapper));
        JsonNode dialect = mapper.createObjectNode().put("$ref", "https://json-schema.org/draft/2020-12/schema");

        // when
        var result = strict.validate((Object) dialect, (Object) schema);

        // then
        assertThat(result.getErrors()).isEmpty();
    }

    @Test
    void shouldHaveASentenceForEachKeyword() {
        // when
        Set<String> keywords = new TreeSet<>();
        subschemas(schema, new ArrayList<>()).forEach(s -> s.fieldNames().forEachRemaining(keywords::add));

        // then
        keywords.removeAll(SILENT);
        assertThat(keywords).containsExactlyInAnyOrderElementsOf(Sentences.KEYWORDS);
    }

    @Test
    void shouldHaveATitleWhereASentenceNeedsOne() {
        // when
        List<JsonNode> patterns = subschemas(schema, new ArrayList<>()).stream()
                .filter(s -> s.has("pattern"))
                .toList();

        // then
        assertThat(patterns).isNotEmpty().allSatisfy(s -> {
            assertThat(s.path("title").asText()).isNotEmpty();
            assertThat(s.path("pattern").asText()).endsWith("(?![\\s\\S])");
        });
    }

    @Test
    void shouldKnowEachFieldOfEachObject() {
        // when
        List<JsonNode> objects = subschemas(schema, new ArrayList<>()).stream()
                .filter(s -> s.path("type").asText().equals("object"))
                .toList();

        // then
        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.has("additionalProperties")).isTrue());
    }

    @Test
    void shouldAcceptItsOwnDefaults() {
        // given
        ConfigSchema config = new ConfigSchema();
        List<String> withDefaults = List.of("local", "http", "publish", "view");

        // when
        List<?> errors = withDefaults.stream()
                .flatMap(name -> config.errors("#/$defs/" + name, config.defaults(name)).stream())
                .toList();

        // then
        assertThat(errors).isEmpty();
        assertThat(config.defaults("publish")).hasSize(8);
    }

    @Test
    void shouldHaveNoFieldThatTurnsVerificationOff() {
        // given
        Pattern switches = Pattern.compile("insecure|verif|trust|skip|hostname|strict|allow", Pattern.CASE_INSENSITIVE);

        // when
        List<String> fields = schema.findParents("properties").stream()
                .flatMap(owner -> ConfigSchema.names(owner.path("properties")).stream())
                .filter(field -> !field.equals("trust")) // names who is believed: with it, less is taken than without
                .toList();

        // then
        assertThat(fields)
                .contains("ca", "certificate")
                .noneMatch(field -> switches.matcher(field).find());
    }

    /** All places in {@code schema} that are schemas themselves. */
    private static List<JsonNode> subschemas(JsonNode schema, List<JsonNode> into) {
        into.add(schema);
        for (String map : List.of("$defs", "properties")) {
            schema.path(map).forEach(sub -> subschemas(sub, into));
        }
        for (String single : List.of("items", "additionalProperties", "propertyNames")) {
            if (schema.path(single).isObject()) {
                subschemas(schema.path(single), into);
            }
        }
        return into;
    }
}
