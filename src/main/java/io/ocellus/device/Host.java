package io.ocellus.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The CPU and memory that this process may use.
 *
 * @param cpu the model's name, as the system says it
 * @param level the instruction set, {@link CpuLevel}
 * @param cores that the JVM counts, limits included
 * @param memoryBytes of the machine; 0 where the system doesn't say
 * @param limits what a container or a unit leaves of it
 */
public record Host(String cpu, String level, int cores, long memoryBytes, Limits limits) {

    private static final String CGROUPS = "sys/fs/cgroup";

    /**
     * What control groups (version 2) and affinity allow.
     *
     * @param cpus CPU seconds a second; empty for as many as there are cores
     * @param memoryBytes the most before the kernel kills; empty for all
     * @param cpuset the CPUs by number, as {@code 0-3,8}
     */
    public record Limits(OptionalDouble cpus, OptionalLong memoryBytes, String cpuset) {

        /** As in {@code 1.5 CPUs, 512 MiB, CPUs 0-1}. */
        @Override
        public String toString() {
            List<String> words = new ArrayList<>();
            cpus.ifPresent(value -> words.add(String.format(Locale.ROOT, "%.2f CPUs", value)));
            memoryBytes.ifPresent(value -> words.add((value >> 20) + " MiB"));
            words.add(cpuset.isEmpty() ? "any CPU" : "CPUs " + cpuset);
            return String.join(", ", words);
        }
    }

    /** The one that this process runs on. */
    public static Host ofThisProcess() {
        return of(Machine.ofSystem(), Runtime.getRuntime().availableProcessors());
    }

    static Host of(Machine machine, int cores) {
        long kibibytes =
                machine.value("proc/meminfo", "MemTotal").map(Host::digits).orElse(0L);
        return new Host(
                machine.value("proc/cpuinfo", "model name").orElse(CpuLevel.UNKNOWN),
                CpuLevel.of(machine),
                cores,
                kibibytes << 10,
                new Limits(
                        cpus(machine),
                        memory(machine),
                        machine.value("proc/self/status", "Cpus_allowed_list").orElse("")));
    }

    private static long digits(String text) {
        return Long.parseLong("0" + text.replaceAll("\\D", ""));
    }

    private static OptionalDouble cpus(Machine machine) {
        return groups(machine)
                .map(group -> machine.text(group.resolve("cpu.max")).split(" "))
                .filter(quota -> quota.length == 2 && !quota[0].equals("max"))
                .mapToDouble(quota -> (double) digits(quota[0]) / digits(quota[1]))
                .min();
    }

    private static OptionalLong memory(Machine machine) {
        return groups(machine)
                .map(group -> machine.text(group.resolve("memory.max")))
                .filter(limit -> !limit.isEmpty() && !limit.equals("max"))
                .mapToLong(Host::digits)
                .min();
    }

    /** The process's control group and all around it: the narrowest limit holds. */
    private static Stream<Path> groups(Machine machine) {
        Path top = machine.at(CGROUPS);
        Optional<String> own = machine.text(machine.at("proc/self/cgroup"))
                .lines()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> line.substring("0::/".length()))
                .findFirst();
        Path inner = top.resolve(own.orElse("")).normalize();
        return Stream.iterate(inner, Objects::nonNull, Path::getParent).takeWhile(group -> group.startsWith(top));
    }
}
