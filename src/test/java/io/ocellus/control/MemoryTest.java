package io.ocellus.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.ocellus.config.Spec;
import io.ocellus.control.Refusal.Code;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Instant ISSUED = Instant.parse("2026-11-24T05:00:00Z");

    private static Desired desired(long version, String digest, @Nullable String signer) {
        Spec spec = new Spec(new TreeMap<>(), new TreeMap<>());
        return new Desired(version, digest, ISSUED, ISSUED.plusSeconds(60), spec, signer);
    }

    @Test
    void shouldTakeHigherVersionAndResumeTheSame() {
        // given
        Memory memory = Memory.EMPTY.accepted(desired(7, "a", null));

        // when
        boolean takes = memory.refusal(desired(8, "b", null)).isEmpty()
                && memory.refusal(desired(7, "a", null)).isEmpty();

        // then
        assertThat(takes).isTrue();
    }

    @Test
    void shouldRefuseStaleConflictingAndFinalDocuments() {
        // given
        Memory memory = Memory.EMPTY.accepted(desired(7, "a", null)).ended("crashed");

        // when
        Code stale = memory.refusal(desired(6, "a", null)).orElseThrow().code();
        Code conflict = memory.refusal(desired(7, "b", null)).orElseThrow().code();
        Code ended = memory.refusal(desired(7, "a", null)).orElseThrow().code();

        // then
        assertThat(stale).isEqualTo(Code.STALE);
        assertThat(conflict).isEqualTo(Code.CONFLICT);
        assertThat(ended).isEqualTo(Code.FINAL);
    }

    @Test
    void shouldKeepTheFirstOutcomeUntilAHigherVersionComes() {
        // given
        Memory memory = Memory.EMPTY.accepted(desired(7, "a", null)).ended("crashed");

        // when
        Memory later = memory.ended("timeout").accepted(desired(7, "a", null));

        // then
        assertThat(later.outcome()).isEqualTo("crashed");
        assertThat(later.accepted(desired(8, "b", null)).outcome()).isNull();
    }

    @Test
    void shouldTakeItsClockFloorFromSignedDocumentsOnly() {
        // given
        Desired plain = desired(7, "a", null);
        Desired signed = desired(8, "b", "ops");

        // when
        Memory memory = Memory.EMPTY.accepted(plain);

        // then
        assertThat(memory.clockFloor()).isEqualTo(Instant.EPOCH);
        assertThat(memory.accepted(signed).notBeforeFloor(Instant.EPOCH)).isEqualTo(ISSUED);
        assertThat(memory.accepted(signed).notBeforeFloor(ISSUED.plusSeconds(9)))
                .isEqualTo(ISSUED.plusSeconds(9));
    }
}
