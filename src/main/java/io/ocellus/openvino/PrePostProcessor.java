package io.ocellus.openvino;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;

/**
 * Compiles the way from the caller's tensor to the model's own input, and back from its output, into a model. For one
 * thread. What it hands out lives as long as it.
 *
 * <p>A picture in, u8 NHWC BGR, of the model's own size:
 *
 * <pre>{@code
 * try (var processor = new PrePostProcessor(model)) {
 *     var input = processor.input();
 *     input.tensor().setElementType(U8).setLayout(Layout.NHWC).setColorFormat(BGR);
 *     input.preprocess().convertElementType(F32).convertColor(RGB).mean(127).scale(128);
 *     input.model().setLayout(Layout.NCHW);
 *     return processor.build();
 * }
 * }</pre>
 *
 * <p>The steps are taken in the order of the calls. For a larger picture {@code resize}, {@code convertElementType},
 * {@code convertColor} is the cheapest order.
 */
public final class PrePostProcessor extends NativeResource {

    private final NativeApi api;
    /** The children hold raw pointers into this object, so they are freed first, youngest first. */
    private final Deque<Runnable> children = new ArrayDeque<>();

    public PrePostProcessor(Model model) {
        this(model.api(), model);
    }

    private PrePostProcessor(NativeApi api, Model model) {
        super(create(api, model), api.preprocess.free, "the PrePostProcessor");
        this.api = api;
    }

    private static MemorySegment create(NativeApi api, Model model) {
        try (Use modelInUse = model.use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(api.preprocess.create.call(modelInUse.handle(), cell), "starting a PrePostProcessor");
            return cell.get(ADDRESS, 0);
        }
    }

    public InputInfo input() {
        return input(0);
    }

    public InputInfo input(int index) {
        return new InputInfo(
                this, child(api.preprocess.inputInfo, index, api.preprocess.freeInputInfo, "preprocessing of input"));
    }

    public OutputInfo output() {
        return output(0);
    }

    public OutputInfo output(int index) {
        return new OutputInfo(
                this,
                child(api.preprocess.outputInfo, index, api.preprocess.freeOutputInfo, "postprocessing of output"));
    }

    /** The model with all that was asked for; the original {@link Model} shares it and may be closed. */
    public Model build() {
        try (Use self = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(api.preprocess.build.call(self.handle(), cell), "building the pre- and postprocessing");
            return new Model(api, cell.get(ADDRESS, 0));
        }
    }

    PreprocessFunctions functions() {
        return api.preprocess;
    }

    private MemorySegment child(NativeFunction get, int index, NativeFunction free, String doing) {
        try (Use self = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(get.call(self.handle(), index, cell), doing + " " + index);
            return own(cell.get(ADDRESS, 0), free);
        }
    }

    /** A child of a child. */
    MemorySegment child(MemorySegment parent, NativeFunction get, NativeFunction free) {
        try (Use _ = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(get.call(parent, cell), "starting a part of the preprocessing");
            return own(cell.get(ADDRESS, 0), free);
        }
    }

    /** Makes a call on a child. */
    void apply(IntSupplier call, String doing) {
        try (Use _ = use()) {
            api.check(call.getAsInt(), doing);
        }
    }

    /** Makes a call on a child that takes a layout; it copies the layout. */
    void apply(NativeFunction function, MemorySegment child, Layout layout, String doing) {
        try (Use _ = use();
                Arena arena = Arena.ofConfined()) {
            MemorySegment cell = arena.allocate(ADDRESS);
            api.check(api.preprocess.createLayout.call(arena.allocateFrom(layout.text()), cell), doing + layout);
            MemorySegment handle = cell.get(ADDRESS, 0);
            try {
                api.check(function.call(child, handle), doing + layout);
            } finally {
                api.preprocess.freeLayout.callVoid(handle);
            }
        }
    }

    private MemorySegment own(MemorySegment child, NativeFunction free) {
        children.push(() -> free.callVoid(child));
        return child;
    }

    @Override
    void free(MemorySegment handle) {
        children.forEach(Runnable::run);
        super.free(handle);
    }
}
