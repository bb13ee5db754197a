package io.ocellus.openvino;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * OpenVINO's runtime, loaded into this process and checked. The start of everything else in this package; make one and pass
 * it on. It must come before OpenCV is loaded, since both bring {@code libtbb.so.12} and the first one serves both.
 */
public final class OpenVino {

    private static final System.Logger LOG = System.getLogger(OpenVino.class.getName());

    /** The first release that has all functions that the binding calls. */
    static final Release OLDEST = new Release(2026, 4);

    private final Path library;
    private final NativeApi api;
    private final Version version;

    private OpenVino(Path library, NativeApi api, Version version) {
        this.library = library;
        this.api = api;
        this.version = version;
    }

    /**
     * Finds and loads the runtime: in {@code configured} where that is given; else in {@code OPENVINO_LIB_PATH} where that is
     * set; else in {@code .runtime/} of the folder {@code ocellus.home} (a system property) or of the working directory,
     * {@code INTEL_OPENVINO_DIR}, the system's library folders, or an installed Python package {@code openvino}.
     *
     * @param configured a folder that holds {@code libopenvino_c.so}
     * @throws RuntimeUnavailableException with a sentence for the user: not found, too old, or failing its self-check
     */
    public static OpenVino load(@Nullable Path configured) {
        return load(RuntimeLocator.ofThisProcess().locate(configured), OLDEST);
    }

    static OpenVino load(Path library, Release oldest) {
        if (!ElfFile.isWhole(library)) {
            throw new RuntimeUnavailableException(
                    library + " can't be loaded: it is not a library, or truncated" + RuntimeLocator.REMEDY);
        }
        NativeApi api;
        try {
            api = new NativeApi(new NativeLibrary(library));
        } catch (IllegalArgumentException e) {
            throw new RuntimeUnavailableException(library
                    + " can't be loaded: it is made for another machine, or a library that it needs is missing"
                    + RuntimeLocator.REMEDY);
        }
        Version version = version(api);
        if (!oldest.isReachedBy(version.buildNumber())) {
            throw new RuntimeUnavailableException("OpenVINO " + version + " in " + library + " is too old: " + oldest
                    + " or newer is needed" + RuntimeLocator.REMEDY);
        }
        OpenVino openVino = new OpenVino(library, api, version);
        SelfCheck.run(openVino);
        LOG.log(Level.DEBUG, () -> "OpenVINO " + version + " from " + library + " with " + mappedTbb());
        return openVino;
    }

    /** Which of the two libtbb.so.12 came first, and so serves both OpenVINO and OpenCV. */
    private static String mappedTbb() {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.contains("libtbb.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .orElse("no libtbb.so");
        } catch (IOException e) {
            return "an unknown libtbb.so";
        }
    }

    private static Version version(NativeApi api) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment struct = arena.allocate(Structs.VERSION, ValueLayout.ADDRESS.byteAlignment());
            api.check(api.core.getVersion.call(struct), "asking OpenVINO for its version");
            try {
                return Structs.version(struct);
            } finally {
                api.core.freeVersion.callVoid(struct);
            }
        }
    }

    public Version version() {
        return version;
    }

    /** The file that was loaded. */
    public Path library() {
        return library;
    }

    NativeApi api() {
        return api;
    }
}
