package io.ocellus.camera;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.opencv.videoio.VideoCapture;

/** OpenCV guesses what a bare string is, and a GStreamer pipeline among its guesses writes files. */
class ExplicitBackEndTest {

    @Test
    void shouldNeverOpenASourceWithoutNamingTheBackEnd() {
        DescribedPredicate<JavaAccess<?>> guessing = describe(
                "opening a VideoCapture by a string or number alone",
                access -> access instanceof JavaCodeUnitAccess<?> call
                        && call.getTargetOwner().isEquivalentTo(VideoCapture.class)
                        && (call.getName().equals("open") || call.getName().equals("<init>"))
                        && call.getTarget().getRawParameterTypes().size() == 1);

        noClasses()
                .should()
                .accessTargetWhere(guessing)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.ocellus"));
    }
}
