package io.ocellus.device;

/** How much memory this process holds. */
final class ProcessMemory {

    private ProcessMemory() {}

    /** Resident, files that are mapped included; 0 where the system doesn't say. */
    static long bytes() {
        return Machine.ofSystem()
                        .value("proc/self/status", "VmRSS")
                        .map(text -> Long.parseLong(text.replaceAll("\\D", "")))
                        .orElse(0L)
                << 10;
    }
}
