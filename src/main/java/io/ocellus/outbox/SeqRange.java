package io.ocellus.outbox;

/**
 * Sequence numbers without a gap.
 *
 * @param first the lowest
 * @param last the highest, inclusive
 */
public record SeqRange(long first, long last) {

    public long count() {
        return last - first + 1;
    }
}
