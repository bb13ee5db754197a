package io.ocellus.openvino;

/** {@code ov_element_type_e}: the type of a tensor's elements, with the numbers that OpenVINO uses since 2025.4. */
public enum ElementType {
    DYNAMIC(0, 0),
    BOOLEAN(1, 8),
    BF16(2, 16),
    F16(3, 16),
    F32(4, 32),
    F64(5, 64),
    I4(6, 4),
    I8(7, 8),
    I16(8, 16),
    I32(9, 32),
    I64(10, 64),
    U1(11, 1),
    U2(12, 2),
    U3(13, 3),
    U4(14, 4),
    U6(15, 6),
    U8(16, 8),
    U16(17, 16),
    U32(18, 32),
    U64(19, 64),
    NF4(20, 4),
    F8E4M3(21, 8),
    F8E5M2(22, 8),
    STRING(23, 0),
    F4E2M1(24, 4),
    F8E8M0(25, 8);

    final int code;
    private final int bits;

    ElementType(int code, int bits) {
        this.code = code;
        this.bits = bits;
    }

    /** Size of one element in bits; 0 where it has no fixed size. */
    public int bits() {
        return bits;
    }

    static ElementType of(int code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new IllegalStateException("OpenVINO names an element type that this binding doesn't know: " + code);
    }
}
