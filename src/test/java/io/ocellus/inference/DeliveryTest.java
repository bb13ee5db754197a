package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.ocellus.report.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    @Test
    void shouldDeliverInOrderWhateverTheOrderOfCompletion() {
        qt().forAll(integers().between(1, Delivery.WINDOW), longs().all()).checkAssert((count, seed) -> {
            // given
            List<Long> delivered = new ArrayList<>();
            Delivery delivery = new Delivery(observation -> delivered.add(observation.frame()));
            List<Long> tickets = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tickets.add(delivery.issue());
            }
            Collections.shuffle(tickets, new Random(seed));

            // when
            tickets.forEach(ticket -> delivery.complete(ticket, failed(ticket) ? null : Observations.ofFrame(ticket)));

            // then
            List<Long> expected = LongStream.range(0, count)
                    .filter(ticket -> !failed(ticket))
                    .boxed()
                    .toList();
            assertThat(delivered).isEqualTo(expected);
        });
    }

    @Test
    void shouldCallTheSinkOnOneThreadAtATime() throws InterruptedException {
        // given
        int frames = 20_000;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        List<Long> delivered = new ArrayList<>();
        Delivery delivery = new Delivery(observation -> {
            together.accumulateAndGet(inside.incrementAndGet(), Math::max);
            delivered.add(observation.frame());
            inside.decrementAndGet();
        });

        // when
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                workers.execute(() -> completeUntil(delivery, frames, workers));
            }
            workers.shutdown();
            assertThat(workers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        // then
        assertThat(together).hasValue(1);
        assertThat(delivered).hasSizeBetween(frames, frames + 4).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnWhenTheSinkFails() {
        // given
        List<Long> delivered = new ArrayList<>();
        Delivery delivery = new Delivery(observation -> {
            if (observation.frame() == 0) {
                throw new IllegalStateException("the sink's own fault");
            }
            delivered.add(observation.frame());
        });
        long first = delivery.issue();
        long second = delivery.issue();

        // when
        delivery.complete(first, Observations.ofFrame(first));
        delivery.complete(second, Observations.ofFrame(second));

        // then
        assertThat(delivered).containsExactly(second);
    }

    @Test
    void shouldBeFullUntilTheOldestIsCompleted() {
        // given
        Delivery delivery = new Delivery(observation -> {});
        long oldest = delivery.issue();
        for (int i = 1; i < Delivery.WINDOW; i++) {
            delivery.complete(delivery.issue(), Observations.ofFrame(i));
        }
        boolean before = delivery.isFull();

        // when
        delivery.complete(oldest, null);

        // then
        assertThat(before).isTrue();
        assertThat(delivery.isFull()).isFalse();
    }

    @Test
    void shouldDeliverNothingOnceClosed() {
        // given
        List<Observation> delivered = new ArrayList<>();
        Delivery delivery = new Delivery(delivered::add);
        long ticket = delivery.issue();
        delivery.close();

        // when
        delivery.complete(ticket, Observations.ofFrame(1));

        // then
        assertThat(delivered).isEmpty();
    }

    private static void completeUntil(Delivery delivery, int frames, Object queue) {
        long ticket;
        do {
            synchronized (queue) {
                while (delivery.isFull()) {
                    Thread.onSpinWait();
                }
                ticket = delivery.issue();
            }
            delivery.complete(ticket, Observations.ofFrame(ticket));
        } while (ticket < frames);
    }

    private static boolean failed(long ticket) {
        return ticket % 5 == 3;
    }
}
