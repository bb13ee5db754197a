package io.ocellus.openvino;

import static io.ocellus.openvino.ElementType.F32;
import static io.ocellus.openvino.ElementType.U8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The process that {@link LeakTest} watches: prints its resident memory in kB after the first and after all rounds. */
final class LeakRounds {

    private static final int WARM_UP = 100;
    private static final int ROUNDS = 1000;
    private static final Map<String, String> SMALL =
            Map.of(Property.NUM_STREAMS, "1", Property.INFERENCE_NUM_THREADS, "1");

    private LeakRounds() {}

    public static void main(String[] arguments) throws IOException {
        OpenVino openVino = OpenVino.load(null);
        try (Core core = new Core(openVino)) {
            for (int i = 1; i <= ROUNDS; i++) {
                loadInferAndClose(openVino, core);
                preprocessDescribeAndFail(openVino, core);
                if (i == WARM_UP || i == ROUNDS) {
                    System.out.println(residentKilobytes());
                }
            }
        }
    }

    private static void loadInferAndClose(OpenVino openVino, Core core) {
        try (Model model = TestModels.affine(openVino, core, "1,3,2,2");
                CompiledModel compiled = core.compileModel(model, "CPU", SMALL)) {
            float[] output = TestModels.infer(compiled, new float[12]);
            if (output[11] != 2) {
                throw new IllegalStateException("wrong result: " + output[11]);
            }
        }
    }

    private static void preprocessDescribeAndFail(OpenVino openVino, Core core) {
        try (Model model = TestModels.affine(openVino, core, "1,3,2,2");
                PrePostProcessor processor = new PrePostProcessor(model)) {
            processor.input().tensor().setElementType(U8).setLayout(Layout.NHWC).setColorFormat(ColorFormat.BGR);
            processor.input().preprocess().convertElementType(F32).convertColor(ColorFormat.RGB);
            processor.input().model().setLayout(Layout.NCHW);
            processor.output().setElementType(F32);
            try (Model built = processor.build()) {
                built.reshape(PartialShape.of(Shape.of(1, 8, 8, 3)));
                if (built.inputs().size() != built.outputs().size()
                        || core.getVersions("CPU").size()
                                != core.getAvailableDevices().size()) {
                    throw new IllegalStateException("wrong description");
                }
            }
        }
        try {
            throw new IllegalStateException("not refused: " + core.getProperty("CPU", "NO_SUCH"));
        } catch (OpenVinoException expected) {
            // its text is freed too
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
