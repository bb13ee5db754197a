package io.ocellus.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.ocellus.frame.Frame;
import io.ocellus.frame.FramePool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EngineExtension.class) // a frame's buffer is OpenCV's
class ViewQueueTest {

    private final Task task = new Task();

    @Test
    void shouldShareTheWorkersInProportionToTheTargets() {
        qt().withExamples(50)
                .forAll(lists().of(integers().between(1, 30)).ofSizeBetween(1, 6))
                .checkAssert(targets -> {
                    // given views that always have a frame
                    ViewQueue queue = new ViewQueue();
                    List<View> views = views(queue, targets);
                    int rounds = 400;
                    int[] served = new int[views.size()];

                    // when
                    try (FramePool pool = new FramePool(2 * views.size())) {
                        for (int i = 0; i < rounds; i++) {
                            views.forEach(view -> offer(view, pool));
                            served[views.indexOf(serve(queue))]++;
                        }
                        views.forEach(View::close);
                    }

                    // then
                    double all = targets.stream().mapToInt(Integer::intValue).sum();
                    for (int i = 0; i < served.length; i++) {
                        double share = targets.get(i) / all;
                        assertThat(served[i] / (double) rounds).isEqualTo(share, within(1.0 * views.size() / rounds));
                    }
                });
    }

    @Test
    void shouldServeARareFrameBeforeTheFloodOfOthers() {
        qt().withExamples(50)
                .forAll(integers().between(1, 8), integers().between(3, 60))
                .checkAssert((others, gap) -> {
                    // given one view with a frame now and then among views that always have one, all with the same
                    // target
                    ViewQueue queue = new ViewQueue();
                    List<View> views = views(queue, Collections.nCopies(others + 1, 10));
                    View rare = views.getLast();
                    int longest = 0;

                    // when
                    try (FramePool pool = new FramePool(2 * views.size())) {
                        int waited = 0;
                        for (int i = 0; i < 300; i++) {
                            views.subList(0, others).forEach(view -> offer(view, pool));
                            if (i % gap == 0) {
                                offer(rare, pool);
                            }
                            waited = serve(queue) == rare || rare.mailbox().isEmpty() ? 0 : waited + 1;
                            longest = Math.max(longest, waited);
                        }
                        views.forEach(View::close);
                    }

                    // then
                    assertThat(longest).isLessThanOrEqualTo(others);
                });
    }

    @Test
    void shouldNeverServeAnEmptyView() {
        // given
        ViewQueue queue = new ViewQueue();
        views(queue, List.of(1, 25));

        // when
        boolean polled = queue.poll(task, () -> false);

        // then
        assertThat(polled).isFalse();
    }

    @Test
    void shouldNotTakeAFrameOnceStopped() {
        // given
        ViewQueue queue = new ViewQueue();
        try (FramePool pool = new FramePool(1)) {
            View view = views(queue, List.of(5)).getFirst();
            offer(view, pool);

            // when
            boolean polled = queue.poll(task, () -> true);

            // then
            assertThat(polled).isFalse();
            assertThat(view.mailbox().isEmpty()).isFalse();
            view.close();
        }
    }

    private static List<View> views(ViewQueue queue, List<Integer> targets) {
        List<View> views = new ArrayList<>();
        for (int fps : targets) {
            ViewPlan plan = new ViewPlan("cam", "v" + views.size(), Area.FULL, fps, false);
            views.add(queue.add(plan, observation -> {}));
        }
        return views;
    }

    private static void offer(View view, FramePool pool) {
        Frame frame = pool.acquire();
        if (frame != null) {
            try {
                view.mailbox().offer(frame);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** One worker's turn. */
    private View serve(ViewQueue queue) {
        assertThat(queue.poll(task, () -> false)).isTrue();
        task.frame().close();
        task.view().complete(task.ticket(), null);
        return task.view();
    }
}
