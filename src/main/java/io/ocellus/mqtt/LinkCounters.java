package io.ocellus.mqtt;

import java.util.concurrent.atomic.AtomicLong;

/** Written by the link's thread, read by any. */
final class LinkCounters {

    final AtomicLong published = new AtomicLong();
    final AtomicLong acknowledged = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong connects = new AtomicLong();
    final AtomicLong failures = new AtomicLong();
}
