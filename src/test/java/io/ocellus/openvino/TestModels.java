package io.ocellus.openvino;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** Small models in memory, and the shortest way through one. */
final class TestModels {

    /** Those of {@link #affineXml}: 2, then 0, 1, 2. */
    static final byte[] AFFINE_WEIGHTS = ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(2)
            .putFloat(0)
            .putFloat(1)
            .putFloat(2)
            .array();

    /** The matrices' side in {@link #slow}. */
    static final int SIDE = 512;

    private TestModels() {}

    /** {@code y = 2x + c}, c = 0, 1, 2 for the three channels; x is f32 NCHW of the given shape. */
    static Model affine(OpenVino openVino, Core core, String shape) {
        try (Tensor weights = weights(openVino, 2, 0, 1, 2)) {
            return core.readModel(affineXml(shape), weights);
        }
    }

    static byte[] affineXml(String shape) {
        Ir ir = new Ir("affine");
        int x = ir.parameter("x", shape);
        int product = ir.operation("Multiply", "auto_broadcast=\"numpy\"", x, ir.constant("1", 4), "product");
        int sum = ir.operation("Add", "auto_broadcast=\"numpy\"", product, ir.constant("1,3,1,1", 12), "y");
        return ir.result(sum);
    }

    /** Multiplies a square matrix with another one again and again: a second of work that can be cancelled in between. */
    static Model slow(OpenVino openVino, Core core) {
        Ir ir = new Ir("slow");
        int product = ir.parameter("x", SIDE + "," + SIDE);
        int matrix = ir.constant(SIDE + "," + SIDE, SIDE * SIDE * Float.BYTES);
        for (int i = 0; i < 300; i++) {
            product = ir.operation("MatMul", "transpose_a=\"false\" transpose_b=\"false\"", product, matrix, "y" + i);
        }
        try (Tensor weights = weights(openVino, new float[SIDE * SIDE])) {
            return core.readModel(ir.result(product), weights);
        }
    }

    static Tensor weights(OpenVino openVino, float... values) {
        Tensor tensor = new Tensor(openVino, ElementType.U8, Shape.of((long) values.length * Float.BYTES));
        tensor.copyFrom(MemorySegment.ofArray(values));
        return tensor;
    }

    /** For the CPU, without bf16. */
    static CompiledModel compile(Core core, Model model) {
        return core.compileModel(model, "CPU", Map.of(Property.INFERENCE_PRECISION_HINT, "f32"));
    }

    static float[] infer(CompiledModel compiled, float... elements) {
        return infer(compiled, MemorySegment.ofArray(elements));
    }

    static float[] infer(CompiledModel compiled, MemorySegment bytes) {
        try (InferRequest request = compiled.createInferRequest();
                Tensor input = request.getInputTensor();
                Tensor output = request.getOutputTensor()) {
            input.copyFrom(bytes);
            if (request.infer() != InferRequest.Outcome.DONE) {
                throw new IllegalStateException("nobody cancelled this inference");
            }
            return floats(output);
        }
    }

    static float[] floats(Tensor tensor) {
        float[] elements = new float[Math.toIntExact(tensor.shape().elements())];
        tensor.copyTo(elements);
        return elements;
    }
}
