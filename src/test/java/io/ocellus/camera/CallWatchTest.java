package io.ocellus.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallWatchTest {

    private final CallWatch watch = new CallWatch();

    @Test
    void shouldNotAbandonAThreadThatIsInNoCall() {
        assertThat(watch.abandonIfLate(Long.MAX_VALUE / 2)).isFalse();
    }

    @Test
    void shouldNotAbandonACallInTime() throws Exception {
        // given
        watch.enter(1000);

        // when
        boolean abandoned = watch.abandonIfLate(900);

        // then
        assertThat(abandoned).isFalse();
    }

    @Test
    void shouldTellALateThreadWhenItComesBack() throws Exception {
        // given
        watch.enter(1000);

        // when
        boolean abandoned = watch.abandonIfLate(2000);

        // then
        assertThat(abandoned).isTrue();
        assertThatThrownBy(watch::leave).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> watch.enter(3000)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldStopAFreeThreadAtItsNextCall() {
        // when
        watch.abandon();

        // then
        assertThatThrownBy(() -> watch.enter(1000)).isInstanceOf(InterruptedException.class);
    }
}
