package io.ocellus.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;

class FramePoolTest {

    @BeforeAll
    static void loadOpenCv() {
        OpenCv.load();
    }

    private static Frame acquire(FramePool pool) {
        return Objects.requireNonNull(pool.acquire());
    }

    @Test
    void shouldLendNoMoreThanItsBuffers() {
        // given
        FramePool pool = new FramePool(2);
        Frame first = acquire(pool);
        acquire(pool);

        // when
        Frame third = pool.acquire();

        // then
        assertThat(third).isNull();
        first.close();
        assertThat(pool.acquire()).isSameAs(first);
    }

    @Test
    void shouldTakeABufferBackOnlyFromItsLastHolder() {
        // given
        FramePool pool = new FramePool(1);
        Frame frame = acquire(pool);
        Frame second = frame.retain();
        frame.close();

        // when
        Frame early = pool.acquire();

        // then
        assertThat(early).isNull();
        second.close();
        assertThat(pool.acquire()).isSameAs(frame);
    }

    @Test
    void shouldRefuseEveryUseAfterTheLastClose() {
        // given
        Frame frame = acquire(new FramePool(1));

        // when
        frame.close();

        // then
        assertThatThrownBy(frame::mat).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(frame::retain).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(frame::close).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldKeepTheBuffersMemoryBetweenPictures() {
        // given
        FramePool pool = new FramePool(1);
        Frame frame = acquire(pool);
        frame.mat().create(48, 64, CvType.CV_8UC3);
        long address = frame.mat().dataAddr();
        frame.close();

        // when
        Frame again = acquire(pool);
        again.mat().create(48, 64, CvType.CV_8UC3);

        // then
        assertThat(again.mat().dataAddr()).isEqualTo(address);
    }

    @Test
    void shouldFreeALentBufferWhenItComesBackAfterClosing() {
        // given
        FramePool pool = new FramePool(1);
        Frame frame = acquire(pool);
        frame.mat().create(48, 64, CvType.CV_8UC3);
        var mat = frame.mat();
        pool.close();
        long whileHeld = mat.dataAddr();

        // when
        frame.close();

        // then
        assertThat(whileHeld).isNotZero();
        assertThat(mat.dataAddr()).isZero();
        assertThat(pool.acquire()).isNull();
    }

    @Test
    void shouldWaitForABufferWhereNothingMayBeLost() throws Exception {
        // given
        FramePool pool = new FramePool(1);
        Frame held = acquire(pool);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            CountDownLatch started = new CountDownLatch(1);
            Future<Frame> waiting = threads.submit(() -> {
                started.countDown();
                return pool.take();
            });
            started.await();

            // when
            held.close();

            // then
            assertThat(waiting.get()).isSameAs(held);
        }
    }

    @Test
    void shouldStopWaitingWhenThePoolIsClosed() throws Exception {
        // given
        FramePool pool = new FramePool(1);
        acquire(pool);
        Thread[] waiter = new Thread[1];
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Callable<Frame> take = () -> {
                waiter[0] = Thread.currentThread();
                return pool.take();
            };
            Future<Frame> waiting = threads.submit(take);
            await().until(() -> waiter[0] != null && waiter[0].getState() == Thread.State.WAITING);

            // when
            pool.close();

            // then
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void shouldNeverLendABufferTwiceUnderContention() throws Exception {
        // given
        FramePool pool = new FramePool(3);
        Set<Frame> lent = new HashSet<>();
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            workers.add(() -> {
                boolean sound = true;
                for (int n = 0; n < 2000; n++) {
                    try (Frame frame = pool.take();
                            Frame second = frame.retain()) {
                        synchronized (lent) {
                            sound &= lent.add(second) && lent.size() <= 3;
                        }
                        synchronized (lent) {
                            lent.remove(frame);
                        }
                    }
                }
                return sound;
            });
        }

        // when
        List<Boolean> sound = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> each : threads.invokeAll(workers)) {
                sound.add(each.get());
            }
        }

        // then
        assertThat(sound).containsOnly(true);
    }

    @Test
    void shouldRefuseToBeEmpty() {
        assertThatThrownBy(() -> new FramePool(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
