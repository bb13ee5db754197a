package io.ocellus;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencv.videoio.VideoCapture;

/** Holds the arrows between the rooms, and what is banned everywhere. */
class ArchitectureTest {

    private static final String ROOT = "io.ocellus.";

    /** Each room with the rooms that it may know. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("openvino", List.of()),
            Map.entry("efficientnet", List.of()),
            Map.entry("plan", List.of("efficientnet", "retry")),
            Map.entry("config", List.of()),
            Map.entry("report", List.of()),
            Map.entry("retry", List.of()),
            Map.entry("signature", List.of()),
            Map.entry("frame", List.of("report")),
            Map.entry("model", List.of("config", "signature")),
            Map.entry("control", List.of("config")),
            Map.entry("camera", List.of("frame", "config", "report", "retry")),
            Map.entry("inference", List.of("openvino", "model", "frame", "report")),
            Map.entry("device", List.of("openvino", "model", "frame", "inference", "report", "plan")),
            Map.entry("choice", List.of("openvino", "config", "model", "inference", "device", "plan")),
            Map.entry("decision", List.of("config", "report")),
            Map.entry("outbox", List.of("report")),
            Map.entry("mqtt", List.of("config", "report", "retry", "outbox")),
            Map.entry(
                    "agent",
                    List.of(
                            "openvino",
                            "config",
                            "report",
                            "frame",
                            "model",
                            "camera",
                            "inference",
                            "device",
                            "plan",
                            "choice",
                            "retry",
                            "decision",
                            "outbox",
                            "mqtt",
                            "signature")),
            Map.entry("app", List.of("agent", "config", "report")),
            Map.entry(
                    "doctor",
                    List.of(
                            "agent",
                            "openvino",
                            "config",
                            "report",
                            "frame",
                            "model",
                            "camera",
                            "mqtt",
                            "device",
                            "inference",
                            "signature")),
            Map.entry(
                    "cli",
                    List.of(
                            "app",
                            "doctor",
                            "agent",
                            "openvino",
                            "efficientnet",
                            "device",
                            "plan",
                            "choice",
                            "config",
                            "report",
                            "frame",
                            "model",
                            "camera",
                            "inference",
                            "decision",
                            "outbox",
                            "mqtt",
                            "signature")));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ocellus");

    static List<String> rooms() {
        return PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(p -> p.startsWith(ROOT))
                .map(p -> p.substring(ROOT.length()))
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void shouldKnowOnlyTheRoomsThatItMay(String room) {
        // given
        List<String> allowed = ARROWS.getOrDefault(room, List.of());
        String[] forbidden = ARROWS.keySet().stream()
                .filter(other -> !other.equals(room) && !allowed.contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ROOT + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);

        // when, then
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    @Test
    void shouldHaveNoRoomWithoutArrows() {
        // given
        List<String> rooms = rooms();

        // when
        List<String> unknown =
                rooms.stream().filter(r -> !ARROWS.containsKey(r)).toList();

        // then
        assertThat(unknown).isEmpty();
    }

    @Test
    void shouldHaveNoCycles() {
        // given
        ArchRule rule = slices().matching("io.ocellus.(*)..").should().beFreeOfCycles();

        // when, then
        rule.check(PRODUCT);
    }

    @Test
    void shouldKeepQuarkusAndCdiInApp() {
        // given
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage("io.ocellus.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.eclipse.microprofile..", "io.micrometer..");

        // when, then
        rule.check(PRODUCT);
    }

    @Test
    void shouldMakeNothingNativeAtClassInitialisation() {
        // given
        ArchRule rule = noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(describe(
                        "native",
                        type -> List.of(
                                        MethodHandle.class,
                                        MemorySegment.class,
                                        Arena.class,
                                        SymbolLookup.class,
                                        Linker.class)
                                .stream()
                                .anyMatch(type::isAssignableTo)));

        // when, then
        rule.check(PRODUCT);
    }

    @Test
    void shouldNeverShareAnArena() {
        // given
        ArchRule rule = noClasses().should().callMethod(Arena.class, "ofShared");

        // when, then
        rule.check(PRODUCT);
    }

    @Test
    void shouldAlwaysNameTheVideoBackEnd() {
        // given
        ArchRule rule =
                noClasses().should().callCodeUnitWhere(describe("one-argument open", ArchitectureTest::opensBlindly));

        // when, then
        rule.check(PRODUCT);
    }

    /** One class guards what exists once in a process: the loaded library. */
    @Test
    void shouldKeepStateInInstances() {
        // given
        ArchRule rule = fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveSimpleName("OpenCv")
                .should()
                .haveModifier(JavaModifier.FINAL);

        // when, then
        rule.check(PRODUCT);
    }

    /** Whoever decides about certificates can also decide to take any. */
    @Test
    void shouldLeaveCertificatesAndHostNamesToTheJdk() {
        // given
        ArchRule rule = noClasses()
                .that()
                .doNotHaveSimpleName("BrokerTrust") // asks the JDK, and words its answer
                .should()
                .beAssignableTo(TrustManager.class)
                .orShould()
                .beAssignableTo(HostnameVerifier.class);

        // when, then
        rule.check(PRODUCT);
    }

    /** OpenCV takes a GStreamer pipeline for a file name there, and a pipeline can write files. */
    private static boolean opensBlindly(JavaCall<?> call) {
        boolean open = call.getTargetOwner().isEquivalentTo(VideoCapture.class)
                && (call.getName().equals("open") || call.getName().equals("<init>"));
        List<String> types = call.getTarget().getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .toList();
        return open && (types.equals(List.of("java.lang.String")) || types.equals(List.of("int")));
    }
}
