package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RuntimeExtension.class)
class ModelTest {

    private static final PartialShape STATIC = PartialShape.of(Shape.of(1, 3, 2, 2));
    private static final PartialShape OPEN = PartialShape.of(
            Dimension.dynamic(), Dimension.of(3), new Dimension(2, 8), new Dimension(3, Dimension.UNBOUNDED));

    private final OpenVino openVino;
    private final Core core;
    private Model model;

    ModelTest(OpenVino openVino, Core core) {
        this.openVino = openVino;
        this.core = core;
    }

    @BeforeEach
    void read() {
        model = TestModels.affine(openVino, core, "1,3,2,2");
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void shouldDescribeItself() {
        assertThat(model.getFriendlyName()).isEqualTo("affine");
        assertThat(model.inputs()).containsExactly(new Output(0, "x", ElementType.F32, STATIC));
        assertThat(model.outputs()).containsExactly(new Output(0, "y", ElementType.F32, STATIC));
        assertThat(model.isDynamic()).isFalse();
        assertThat(model.outputs().getFirst().shape()).isEqualTo(Shape.of(1, 3, 2, 2));
    }

    @Test
    void shouldReadAnInputWithoutAName() {
        // given
        Ir ir = new Ir("nameless");
        int x = ir.parameter("", "2");

        // when
        try (Model nameless = core.readModel(ir.result(x))) {

            // then
            assertThat(nameless.inputs().getFirst().name()).isEmpty();
        }
    }

    @Test
    void shouldReshapeItsInput() {
        // when
        model.reshape(PartialShape.of(Shape.of(2, 3, 4, 5)));

        // then
        assertThat(model.outputs().getFirst().shape()).isEqualTo(Shape.of(2, 3, 4, 5));
    }

    @Test
    void shouldReshapeItsInputsByName() {
        // when
        model.reshape(Map.of("x", OPEN));

        // then
        assertThat(model.inputs().getFirst().partialShape()).isEqualTo(OPEN);
        assertThat(model.inputs().getFirst().partialShape()).hasToString("[?,3,2..8,3..]");
        assertThat(model.isDynamic()).isTrue();
    }

    @Test
    void shouldReadADynamicRank() {
        // when
        try (Model open = TestModels.affine(openVino, core, "...")) {

            // then
            assertThat(open.inputs().getFirst().partialShape()).isEqualTo(PartialShape.dynamic());
        }
    }

    @Test
    void shouldRefuseADynamicRank() {
        assertThatThrownBy(() -> model.reshape(PartialShape.dynamic()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a model can't be reshaped to a dynamic rank");
    }

    @Test
    void shouldRefuseAShapeThatDoesNotFit() {
        assertThatThrownBy(() -> model.reshape(PartialShape.of(Shape.of(1, 5, 2, 2))))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("reshaping the model's input to [1,5,2,2] failed: GENERAL_ERROR (-1)")
                .hasMessageContaining("Argument shapes are inconsistent");
    }

    @Test
    void shouldRefuseToReshapeAnUnknownInput() {
        assertThatThrownBy(() -> model.reshape(Map.of("z", STATIC)))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("reshaping the model's inputs to {z=[1,3,2,2]} failed")
                .hasMessageContaining("'z'");
    }
}
