package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "2026.4.0-22000-abc, true",
        "2026.4.1, true",
        "2026.10.0-1, true",
        "2027.0.0-1-releases/2027/0, true",
        "2026.3.1-1, false",
        "2025.4.1-1, false",
        "custom_master_abc, false",
        "'', false"
    })
    void shouldCompareBuildNumbersWithARelease(String buildNumber, boolean reached) {
        assertThat(new Release(2026, 4).isReachedBy(buildNumber)).isEqualTo(reached);
    }

    @Test
    void shouldPrintShapes() {
        assertThat(Shape.of(1, 224, 224, 3)).hasToString("[1,224,224,3]");
        assertThat(Shape.of()).hasToString("[]");
        assertThat(PartialShape.of(Dimension.dynamic(), Dimension.of(3), new Dimension(1, 8), new Dimension(4, -1)))
                .hasToString("[?,3,1..8,4..]");
        assertThat(PartialShape.dynamic()).hasToString("[...]");
    }

    @Test
    void shouldCountElements() {
        assertThat(Shape.of(2, 3, 4).elements()).isEqualTo(24);
        assertThat(Shape.of().elements()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatIsNoShape() {
        assertThatThrownBy(() -> Shape.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dimension(5, 4)).hasMessage("not a dimension: from 5 to 4");
        assertThatThrownBy(() -> new PartialShape(true, List.of(Dimension.of(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTurnAPartialShapeIntoAShapeOnlyWhereItIsStatic() {
        assertThat(PartialShape.of(Shape.of(1, 2)).toShape()).isEqualTo(Shape.of(1, 2));
        assertThatThrownBy(() ->
                        PartialShape.of(Dimension.of(1), Dimension.dynamic()).toShape())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the shape [1,?] is dynamic");
        assertThatThrownBy(() -> PartialShape.dynamic().toShape()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldKnowStatusesByNumber() {
        assertThat(Status.of(-13)).isEqualTo(Status.INFER_CANCELLED);
        assertThat(Status.of(-99)).isEqualTo(Status.UNRECOGNIZED);
        assertThat(new OpenVinoException(Status.of(-99), -99, "inference", ""))
                .hasMessage("inference failed: UNRECOGNIZED (-99)");
    }

    @Test
    void shouldPickTheLineOfAnErrorThatHelps() {
        // given
        String text = """
                Exception from src/inference/src/cpp/core.cpp:84:
                Check 'util::directory_exists(path)' failed at src/frontends/common/src/frontend.cpp:117:
                FrontEnd API failed with GeneralFailure:
                ir: Could not open the file: "/nope/model.xml"

                """;

        // when
        String hint = ErrorText.hint(text);

        // then
        assertThat(hint).isEqualTo("ir: Could not open the file: \"/nope/model.xml\"");
    }

    @Test
    void shouldCutAnErrorThatHasNoEnd() {
        assertThat(ErrorText.hint("x".repeat(1000))).hasSize(301).endsWith("…");
    }
}
