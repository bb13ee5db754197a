package io.ocellus.outbox;

import io.ocellus.report.Channel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The sequence numbers that were dropped and not yet announced, as few ranges as possible. Not thread-safe. */
final class DropLedger {

    /** By channel, the last number of each range by its first. */
    private final Map<Channel, NavigableMap<Long, Long>> open = new LinkedHashMap<>();

    boolean isEmpty() {
        return open.isEmpty();
    }

    void add(Channel channel, SeqRange range) {
        NavigableMap<Long, Long> ranges = open.computeIfAbsent(channel, _ -> new TreeMap<>());
        long first = range.first();
        long last = range.last();
        Map.Entry<Long, Long> before = ranges.floorEntry(first);
        if (before != null && before.getValue() == first - 1) {
            first = before.getKey();
        }
        Long after = ranges.remove(last + 1);
        ranges.put(first, after == null ? last : after);
    }

    /** Takes out at most {@code limit} ranges, those of the channel that lost first coming first. */
    Map<Channel, List<SeqRange>> take(int limit) {
        Map<Channel, List<SeqRange>> taken = new LinkedHashMap<>();
        int count = 0;
        var channels = open.entrySet().iterator();
        while (channels.hasNext() && count < limit) {
            Map.Entry<Channel, NavigableMap<Long, Long>> channel = channels.next();
            List<SeqRange> ranges = new ArrayList<>();
            while (!channel.getValue().isEmpty() && count < limit) {
                Map.Entry<Long, Long> range = channel.getValue().pollFirstEntry();
                ranges.add(new SeqRange(range.getKey(), range.getValue()));
                count++;
            }
            taken.put(channel.getKey(), ranges);
            if (channel.getValue().isEmpty()) {
                channels.remove();
            }
        }
        return taken;
    }
}
