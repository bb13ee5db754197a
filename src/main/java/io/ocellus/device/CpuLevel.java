package io.ocellus.device;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The CPU's instruction set as far as int8 inference cares, by oneDNN's names ({@code ONEDNN_MAX_CPU_ISA}): whether int8
 * products are summed without saturation (VNNI) decides accuracy and speed.
 */
public final class CpuLevel {

    /** Where the system doesn't say. */
    public static final String UNKNOWN = "unknown";

    private record Level(String name, List<String> flags) {}

    private static final List<Level> LEVELS = List.of(
            new Level("avx512_core_amx", List.of("amx_int8", "amx_tile")),
            new Level("avx512_core_bf16", List.of("avx512_bf16", "avx512_vnni")),
            new Level("avx512_core_vnni", List.of("avx512_vnni")),
            new Level("avx512_core", List.of("avx512bw", "avx512vl", "avx512dq")),
            new Level("avx2_vnni", List.of("avx2", "avx_vnni")),
            new Level("avx2", List.of("avx2")),
            new Level("avx", List.of("avx")),
            new Level("sse41", List.of("sse4_1")));

    /** oneDNN's steps between the levels, each with the level that int8 has there. */
    private static final Map<String, String> BETWEEN =
            Map.of("avx512_core_fp16", "avx512_core_bf16", "avx2_vnni_2", "avx2_vnni");

    private CpuLevel() {}

    /** The highest level at which OpenVINO may run here, {@link #UNKNOWN} where the system doesn't say. */
    public static String ofThisMachine() {
        return of(Machine.ofSystem());
    }

    /** The same for another machine's files, with this process's environment. */
    public static String of(Machine machine) {
        return of(machine.text(machine.at("proc/cpuinfo")), System.getenv().getOrDefault("ONEDNN_MAX_CPU_ISA", ""));
    }

    /**
     * The highest level that a text as {@code /proc/cpuinfo}'s has, {@link #UNKNOWN} where it has none of them.
     *
     * @param cap the value of {@code ONEDNN_MAX_CPU_ISA}: the highest that oneDNN is allowed; empty or unknown for none
     */
    static String of(String cpuinfo, String cap) {
        Set<String> flags = cpuinfo.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> new HashSet<>(Arrays.asList(line.split("\\s+"))))
                .orElseGet(HashSet::new);
        return LEVELS.stream()
                .skip(first(cap.toLowerCase(Locale.ROOT)))
                .filter(level -> flags.containsAll(level.flags()))
                .map(Level::name)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static int first(String cap) {
        String name = BETWEEN.getOrDefault(cap, cap);
        for (int i = 0; i < LEVELS.size(); i++) {
            if (LEVELS.get(i).name().equals(name)) {
                return i;
            }
        }
        return 0;
    }
}
