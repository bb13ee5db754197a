package io.ocellus.doctor;

import io.ocellus.device.CpuLevel;
import io.ocellus.device.Machine;
import java.util.List;
import java.util.function.Consumer;

/** The CPU, as far as int8 inference cares. */
final class CpuCheck {

    private static final String SUBJECT = "cpu";

    private CpuCheck() {}

    static void look(Machine machine, Consumer<Finding> told) {
        told.accept(judge(CpuLevel.of(machine)));
    }

    private static Finding judge(String level) {
        if (level.equals(CpuLevel.UNKNOWN)) {
            return Finding.doubtful(
                    SUBJECT,
                    "its instruction set is not known",
                    "measure the models here before you trust them: ./ocellus bench");
        }
        if (List.of("avx512_core_amx", "avx512_core_bf16", "avx512_core_vnni", "avx2_vnni")
                .contains(level)) {
            return Finding.good(SUBJECT, level + ": int8 runs fast and without saturation");
        }
        return Finding.doubtful(
                SUBJECT,
                level + ", without VNNI: int8 is slower, and its sums can saturate and cost accuracy",
                "use models whose bundle.json has an accuracy for " + level
                        + ", as imagenet-lite0 has for avx2 and sse41");
    }
}
