package io.ocellus.inference;

import io.ocellus.frame.OpenCv;
import io.ocellus.model.ModelDescription;
import io.ocellus.model.ModelException;
import io.ocellus.model.ModelInput;
import io.ocellus.openvino.ColorFormat;
import io.ocellus.openvino.CompiledModel;
import io.ocellus.openvino.Core;
import io.ocellus.openvino.ElementType;
import io.ocellus.openvino.InputInfo;
import io.ocellus.openvino.Layout;
import io.ocellus.openvino.Model;
import io.ocellus.openvino.OpenVino;
import io.ocellus.openvino.OpenVinoException;
import io.ocellus.openvino.Output;
import io.ocellus.openvino.PartialShape;
import io.ocellus.openvino.PrePostProcessor;
import io.ocellus.openvino.PreProcessSteps;
import io.ocellus.openvino.Property;
import io.ocellus.openvino.Shape;
import io.ocellus.openvino.Tensor;
import io.ocellus.report.AuditEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Loads models onto devices. One per process; it may be used by several threads at once, and what it loads may outlive it.
 */
public final class Engine implements AutoCloseable {

    /**
     * Values of oneDNN's {@code ONEDNN_MAX_CPU_ISA}. OpenVINO looks at the CPU alone for whether it can calculate in bf16, and
     * then compiles nothing ("object is not initialized").
     */
    private static final Set<String> WITHOUT_BF16 =
            Set.of("SSE41", "AVX", "AVX2", "AVX2_VNNI", "AVX2_VNNI_2", "AVX512_CORE", "AVX512_CORE_VNNI");

    private final OpenVino openVino;
    private final Core core;
    /** All workers of all slots together never calculate on more; fair, so that no slot starves. */
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Loads OpenCV too, which must come after OpenVINO. */
    public Engine(OpenVino openVino) {
        this.openVino = openVino;
        this.core = new Core(openVino);
        String cap = System.getenv().getOrDefault("ONEDNN_MAX_CPU_ISA", "");
        if (WITHOUT_BF16.contains(cap.toUpperCase(Locale.ROOT))) {
            core.setProperties("CPU", Map.of(Property.INFERENCE_PRECISION_HINT, "f32"));
        }
        OpenCv.load();
    }

    /** For what else is asked of OpenVINO, as its devices; closed with this. */
    public Core core() {
        return core;
    }

    /**
     * Compiles a model with its preprocessing, for pictures of the size that the description says, one at a time.
     *
     * @throws NoSuchDeviceException where the placement names a device that is not here
     * @throws ModelException where OpenVINO does not take the model or the device does not take it
     */
    public LoadedModel load(ModelDescription description, Placement placement) {
        try (Model model = core.readModel(description.xml(), description.bin())) {
            return load(description, placement, model);
        } catch (OpenVinoException e) {
            requireDevice(placement.device());
            throw new ModelException(description.xml(), "can't be loaded: " + firstLine(e));
        }
    }

    /** Asked only after a failure, since listing the devices wakes every driver. */
    private void requireDevice(String wanted) {
        List<String> here = core.getAvailableDevices();
        if (!DeviceNames.usable(wanted, here)) {
            throw new NoSuchDeviceException(DeviceNames.refusal(wanted, here));
        }
    }

    private LoadedModel load(ModelDescription description, Placement placement, Model model) {
        ModelInput input = description.input();
        PartialShape shape = PartialShape.of(modelShape(input));
        if (!model.inputs().getFirst().partialShape().equals(shape)) {
            model.reshape(shape);
        }
        int output = outputIndex(description, model.outputs());
        CompiledModel compiled;
        try (Model whole = withPreprocessing(input, model, output)) {
            compiled = core.compileModel(whole, placement.device(), properties(placement));
        }
        List<PictureRequest> requests = new ArrayList<>();
        try {
            int wanted = placement.requests() > 0 ? placement.requests() : compiled.getOptimalNumberOfInferRequests();
            Shape picture =
                    Shape.of(1, input.height(), input.width(), input.color().channels());
            for (int i = 0; i < Math.max(1, wanted); i++) {
                Tensor tensor = new Tensor(openVino, ElementType.U8, picture);
                requests.add(new PictureRequest(description, compiled.createInferRequest(), tensor, output));
            }
            return new LoadedModel(description, placement, compiled, requests);
        } catch (RuntimeException e) {
            requests.forEach(PictureRequest::close);
            compiled.close();
            throw e;
        }
    }

    /**
     * A slot without a model: its views keep their newest frames until {@link ModelSlot#exchange} puts one in.
     *
     * @param name of the classifier, for threads, logs and events
     * @param events called once when inference begins to fail and once when it works again; must not block
     * @param clock for the times of events
     */
    public ModelSlot slot(String name, Consumer<AuditEvent> events, InstantSource clock) {
        return new ModelSlot(name, cores, events, clock);
    }

    private static Map<String, String> properties(Placement placement) {
        Map<String, String> properties = new HashMap<>(Map.of(Property.PERFORMANCE_HINT, "THROUGHPUT"));
        if (placement.requests() > 0) {
            properties.put(Property.PERFORMANCE_HINT_NUM_REQUESTS, String.valueOf(placement.requests()));
        }
        if (placement.accurate()) {
            properties.put(Property.EXECUTION_MODE_HINT, "ACCURACY");
        }
        return properties;
    }

    private static Shape modelShape(ModelInput input) {
        int channels = input.color().channels();
        return switch (input.layout()) {
            case NCHW -> Shape.of(1, channels, input.height(), input.width());
            case NHWC -> Shape.of(1, input.height(), input.width(), channels);
        };
    }

    /** From u8 NHWC BGR (or grey) to what the model takes, and from what it gives to f32. */
    private static Model withPreprocessing(ModelInput input, Model model, int output) {
        try (PrePostProcessor processor = new PrePostProcessor(model)) {
            InputInfo info = processor.input();
            info.tensor().setElementType(ElementType.U8).setLayout(Layout.NHWC);
            info.model().setLayout(new Layout(input.layout().name()));
            if (!input.bytes()) {
                normalise(input, info);
            }
            processor.output(output).setElementType(ElementType.F32);
            return processor.build();
        }
    }

    private static void normalise(ModelInput input, InputInfo info) {
        PreProcessSteps steps = info.preprocess().convertElementType(ElementType.F32);
        if (input.color() == ModelInput.Color.RGB) {
            info.tensor().setColorFormat(ColorFormat.BGR);
            steps.convertColor(ColorFormat.RGB);
        }
        if (!input.mean().isEmpty()) {
            steps.mean(floats(input.mean()));
        }
        if (!input.scale().isEmpty()) {
            steps.scale(floats(input.scale()));
        }
    }

    private static float[] floats(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    private static int outputIndex(ModelDescription description, List<Output> outputs) {
        for (Output output : outputs) {
            if (outputs.size() == 1 || output.name().equals(description.output().tensor())) {
                return output.index();
            }
        }
        throw new ModelException(
                description.xml(), "has no output " + description.output().tensor());
    }

    private static String firstLine(OpenVinoException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        core.close();
    }
}
