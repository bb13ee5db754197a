package io.ocellus.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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

    private CpuLevel() {}

    /** The highest level that this machine has, {@link #UNKNOWN} where the system doesn't say. */
    static String ofThisMachine() {
        try {
            return of(Files.readString(Path.of("/proc/cpuinfo")));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** The highest level that a text as {@code /proc/cpuinfo}'s has, {@link #UNKNOWN} where it has none of them. */
    public static String of(String cpuinfo) {
        Set<String> flags = cpuinfo.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> new HashSet<>(Arrays.asList(line.split("\\s+"))))
                .orElseGet(HashSet::new);
        return LEVELS.stream()
                .filter(level -> flags.containsAll(level.flags()))
                .map(Level::name)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
