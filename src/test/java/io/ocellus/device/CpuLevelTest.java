package io.ocellus.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuLevelTest {

    private static final String ALL =
            "flags\t\t: sse4_1 avx avx2 avx512bw avx512vl avx512dq avx512_vnni avx512_bf16 amx_int8 amx_tile";

    @ParameterizedTest
    @CsvSource({
        "'', avx512_core_amx",
        "DEFAULT, avx512_core_amx",
        "AVX512_CORE_FP16, avx512_core_bf16",
        "AVX512_CORE_VNNI, avx512_core_vnni",
        "AVX2_VNNI, avx2", // which this CPU lacks, as many with AVX-512 do
        "avx2, avx2",
        "SSE41, sse41"
    })
    void shouldKeepToTheCapOfOneDnn(String cap, String level) {
        // when
        String found = CpuLevel.of(ALL, cap);

        // then
        assertThat(found).isEqualTo(level);
    }
}
