package io.ocellus.openvino;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a native image has to know about foreign calls, compared with what the code does: a signature that is missing there
 * fails only when it is called, in a native image, at a user's.
 */
class NativeConfigTest {

    private static final String FOLDER = "/META-INF/native-image/io.ocellus/ocellus/";

    /** What {@code io.ocellus.frame.NativeProcess} and {@code io.ocellus.app.NotifySocket} call. */
    private static final List<FunctionDescriptor> OF_THE_PROCESS = List.of(
            // setenv: int (char*, char*, int)
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            // sched_setscheduler: int (int, int, struct*)
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
            // adjtimex: int (struct*)
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
            // socket: int (int, int, int)
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
            // sendto: long (int, void*, long, int, struct*, int)
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_INT,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_INT),
            // close: int (int)
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ocellus");

    @Test
    void shouldListExactlyTheSignaturesThatAreCalled() throws IOException {
        // given
        Set<String> called = Stream.concat(
                        Stream.of(Signature.values()).map(signature -> signature.descriptor), OF_THE_PROCESS.stream())
                .map(NativeConfigTest::render)
                .collect(Collectors.toCollection(TreeSet::new));

        // when
        List<String> listed = new ArrayList<>();
        for (JsonNode call : metadata().at("/foreign/downcalls")) {
            listed.add(render(call));
        }

        // then
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(listed)).isEqualTo(called);
        assertThat(metadata().at("/foreign/upcalls").isMissingNode()).isTrue();
        assertThat(metadata().at("/foreign/directUpcalls").isMissingNode()).isTrue();
    }

    @Test
    void shouldMakeForeignCallsInTheseThreeClassesOnly() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.ocellus.openvino.NativeLibrary")
                .and()
                .doNotHaveFullyQualifiedName("io.ocellus.frame.NativeProcess")
                .and()
                .doNotHaveFullyQualifiedName("io.ocellus.app.NotifySocket")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Linker.class)
                .because("this test knows the signatures of these three")
                .check(PROJECT);
    }

    @Test
    void shouldInitializeTheNativeRoomsAtRunTime() throws IOException {
        // when
        String properties = new String(resource("native-image.properties").readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(properties.strip())
                .isEqualTo("Args = --initialize-at-run-time=io.ocellus.openvino,io.ocellus.frame");
    }

    private static JsonNode metadata() throws IOException {
        return new ObjectMapper().readTree(resource("reachability-metadata.json"));
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(NativeConfigTest.class.getResourceAsStream(FOLDER + name), name);
    }

    private static String render(JsonNode call) {
        List<String> parameters = new ArrayList<>();
        call.get("parameterTypes").forEach(type -> parameters.add(type.asText()));
        return call.get("returnType").asText() + " (" + String.join(", ", parameters) + ")";
    }

    private static String render(FunctionDescriptor descriptor) {
        return descriptor.returnLayout().map(NativeConfigTest::render).orElse("void")
                + descriptor.argumentLayouts().stream()
                        .map(NativeConfigTest::render)
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** GraalVM's notation: {@code j…} for Java's own types, C's names otherwise. */
    private static String render(MemoryLayout layout) {
        return switch (layout) {
            case AddressLayout _ -> "void*";
            case ValueLayout value when value.carrier() == boolean.class -> "bool";
            case ValueLayout value -> "j" + value.carrier().getName();
            case GroupLayout group ->
                group.memberLayouts().stream()
                        .map(NativeConfigTest::render)
                        .collect(Collectors.joining(", ", "struct(", ")"));
            default -> throw new IllegalArgumentException("no notation for " + layout);
        };
    }
}
