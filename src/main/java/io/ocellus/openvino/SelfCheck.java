package io.ocellus.openvino;

/**
 * Proves that this binding and the loaded runtime mean the same by a number: OpenVINO renumbered its element types once
 * (U8 was 17 until 2025.0), and every later call would then go wrong in silence.
 */
final class SelfCheck {

    private static final Shape PROBE = Shape.of(2, 3, 5);

    private SelfCheck() {}

    /** @throws RuntimeUnavailableException where a tensor doesn't have the size that it must have */
    static void run(OpenVino openVino) {
        check(openVino, ElementType.U8, 30);
        check(openVino, ElementType.F32, 120);
    }

    static void check(OpenVino openVino, ElementType type, long bytes) {
        try (Tensor tensor = new Tensor(openVino, type, PROBE)) {
            if (tensor.byteSize() != bytes) {
                throw new RuntimeUnavailableException("OpenVINO " + openVino.version() + " in " + openVino.library()
                        + " fails its self-check: a tensor " + type + PROBE + " has " + tensor.byteSize()
                        + " bytes instead of " + bytes + RuntimeLocator.REMEDY);
            }
        }
    }
}
