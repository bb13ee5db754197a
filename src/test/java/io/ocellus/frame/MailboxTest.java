package io.ocellus.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private final FramePool pool = new FramePool(4);
    private final AtomicInteger rung = new AtomicInteger();

    @BeforeAll
    static void loadOpenCv() {
        OpenCv.load();
    }

    private Frame frame(long number) {
        Frame frame = Objects.requireNonNull(pool.acquire());
        frame.describe(number, Instant.EPOCH, 0, io.ocellus.report.ClassificationResult.Clock.ARRIVAL);
        return frame;
    }

    @Test
    void shouldHandOverAFrameAndRingTheBell() throws Exception {
        // given
        Mailbox mailbox = new Mailbox(false, rung::incrementAndGet);
        Frame frame = frame(1);

        // when
        mailbox.offer(frame);

        // then
        assertThat(rung).hasValue(1);
        assertThat(mailbox.isEmpty()).isFalse();
        assertThat(mailbox.poll()).isSameAs(frame);
        assertThat(mailbox.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepTheNewestAndCountWhatItReplaced() throws Exception {
        // given
        Mailbox mailbox = new Mailbox(false, rung::incrementAndGet);
        Frame old = frame(1);
        Frame newest = frame(2);
        mailbox.offer(old);

        // when
        mailbox.offer(newest);

        // then
        assertThat(mailbox.poll()).isSameAs(newest);
        assertThat(mailbox.drops().snapshot()).containsOnlyKeys("superseded").containsEntry("superseded", 1L);
        assertThatThrownBy(old::mat).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldLoseNothingWhenLossless() throws Exception {
        // given
        Mailbox mailbox = new Mailbox(true, () -> {});
        CompletableFuture<Void> camera = CompletableFuture.runAsync(() -> {
            try {
                for (long n = 1; n <= 500; n++) {
                    Frame frame = pool.take();
                    frame.describe(n, Instant.EPOCH, 0, io.ocellus.report.ClassificationResult.Clock.FILE);
                    mailbox.offer(frame);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        // when
        List<Long> seen = new ArrayList<>();
        while (!camera.isDone() || !mailbox.isEmpty()) {
            try (Frame frame = mailbox.poll()) {
                if (frame != null) {
                    seen.add(frame.number());
                }
            }
        }

        // then
        camera.join();
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 500).boxed().toList());
        assertThat(mailbox.drops().snapshot()).isEmpty();
    }

    @Test
    void shouldGiveTheFrameBackWhenAWaitingCameraIsInterrupted() throws Exception {
        // given
        Mailbox mailbox = new Mailbox(true, rung::incrementAndGet);
        mailbox.offer(frame(1));
        Frame second = frame(2);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread camera = Thread.ofPlatform().start(() -> {
            try {
                mailbox.offer(second);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        await().until(() -> camera.getState() == Thread.State.WAITING);

        // when
        camera.interrupt();

        // then
        assertThat(interrupted.get()).isTrue();
        assertThatThrownBy(second::mat).isInstanceOf(IllegalStateException.class);
        assertThat(rung).hasValue(1);
    }

    @Test
    void shouldGiveEverythingBackWhenClosed() throws Exception {
        // given
        Mailbox mailbox = new Mailbox(false, rung::incrementAndGet);
        Frame waiting = frame(1);
        Frame late = frame(2);
        mailbox.offer(waiting);

        // when
        mailbox.close();
        mailbox.offer(late);

        // then
        assertThat(mailbox.poll()).isNull();
        assertThatThrownBy(waiting::mat).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(late::mat).isInstanceOf(IllegalStateException.class);
        assertThat(rung).hasValue(1);
    }

    @Test
    void shouldLetAWaitingCameraGoWhenClosed() throws Exception {
        // given
        Mailbox mailbox = new Mailbox(true, () -> {});
        mailbox.offer(frame(1));
        Frame second = frame(2);
        Thread camera = Thread.ofPlatform().start(() -> {
            try {
                mailbox.offer(second);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> camera.getState() == Thread.State.WAITING);

        // when
        mailbox.close();

        // then
        camera.join();
        assertThatThrownBy(second::mat).isInstanceOf(IllegalStateException.class);
    }
}
