package io.ocellus.openvino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RuntimeExtension.class)
class TensorTest {

    private final OpenVino openVino;

    TensorTest(OpenVino openVino) {
        this.openVino = openVino;
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DYNAMIC", "STRING"})
    void shouldHaveTheSizeOfItsElements(ElementType type) {
        // when
        try (Tensor tensor = new Tensor(openVino, type, Shape.of(2, 3, 4))) {

            // then
            assertThat(tensor.elementType()).isEqualTo(type);
            assertThat(tensor.shape()).isEqualTo(Shape.of(2, 3, 4));
            assertThat(tensor.byteSize()).isEqualTo(24L * type.bits() / 8);
            assertThat(tensor.data().byteSize()).isEqualTo(tensor.byteSize());
        }
    }

    @Test
    void shouldBeAScalarWithoutDimensions() {
        // when
        try (Tensor scalar = new Tensor(openVino, ElementType.F32, Shape.of())) {

            // then
            assertThat(scalar.shape()).isEqualTo(Shape.of());
            assertThat(scalar.byteSize()).isEqualTo(4);
        }
    }

    @Test
    void shouldBeEmptyWithADimensionOfZero() {
        // when
        try (Tensor empty = new Tensor(openVino, ElementType.F32, Shape.of(0, 3))) {

            // then
            assertThat(empty.byteSize()).isZero();
            assertThat(empty.shape()).isEqualTo(Shape.of(0, 3));
        }
    }

    @Test
    void shouldKeepWhatIsWritten() {
        try (Tensor tensor = new Tensor(openVino, ElementType.F32, Shape.of(3))) {
            tensor.copyFrom(MemorySegment.ofArray(new float[] {1, 2, 3}));

            // when
            tensor.data().setAtIndex(ValueLayout.JAVA_FLOAT, 1, 5);

            // then
            assertThat(TestModels.floats(tensor)).containsExactly(1, 5, 3);
        }
    }

    @Test
    void shouldRefuseBytesOfAnotherSize() {
        try (Tensor tensor = new Tensor(openVino, ElementType.U8, Shape.of(1, 2, 2, 3))) {
            assertThatThrownBy(() -> tensor.copyFrom(MemorySegment.ofArray(new byte[11])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the tensor U8[1,2,2,3] takes 12 bytes, but 11 were given");
        }
    }

    @Test
    void shouldRefuseFloatsOfAnotherNumberOrType() {
        try (Tensor floats = new Tensor(openVino, ElementType.F32, Shape.of(2));
                Tensor integers = new Tensor(openVino, ElementType.I32, Shape.of(2))) {
            assertThatThrownBy(() -> floats.copyTo(new float[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the tensor F32[2] can't be copied into 3 floats");
            assertThatThrownBy(() -> integers.copyTo(new float[2])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldSayThatItCannotBeMade() {
        assertThatThrownBy(() -> new Tensor(openVino, ElementType.DYNAMIC, Shape.of(2)))
                .isInstanceOf(OpenVinoException.class)
                .hasMessage("creating a tensor DYNAMIC[2] failed: GENERAL_ERROR (-1)");
        assertThatThrownBy(() -> new Tensor(openVino, ElementType.U8, Shape.of(1L << 60)))
                .isInstanceOf(OpenVinoException.class)
                .hasMessageContaining("bad_alloc");
    }
}
