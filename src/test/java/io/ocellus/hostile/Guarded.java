package io.ocellus.hostile;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Feeds a reader and holds it to what hostile input may cost and cause. */
final class Guarded {

    /** What the largest document that is read at all may allocate, over its time, most of it garbage at once. */
    private static final long MOST_ALLOCATED = 4L << 30;

    private static final long FLOOR = 64L << 20;
    private static final long PER_BYTE = 4_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Reader reader;
    private List<String> refusals = List.of();

    Guarded(Reader reader) {
        this.reader = reader;
    }

    /** The sentences against an input; throws where one of them is none, or the input was too dear. */
    List<String> refusals(byte[] input) throws IOException {
        long limit = Math.min(MOST_ALLOCATED, FLOOR + PER_BYTE * input.length);
        if (allocated(input) > limit) { // once more, as loading classes counts too
            long allocated = allocated(input);
            if (allocated > limit) {
                throw new AssertionError(input.length + " bytes made the reader allocate " + allocated);
            }
        }
        refusals.forEach(Sentence::require);
        return refusals;
    }

    private long allocated(byte[] input) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        refusals = reader.refusals(input);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
