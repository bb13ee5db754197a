package io.ocellus.agent;

import io.ocellus.plan.DeviceHealth;
import io.ocellus.retry.Backoff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which devices are left for a while, since they failed; each failure makes it longer. Any thread may ask, one at a time tells. */
final class DeviceWatch {

    private final Map<String, DeviceHealth> health = new ConcurrentHashMap<>();
    private final Backoff backoff;

    DeviceWatch(Backoff backoff) {
        this.backoff = backoff;
    }

    private DeviceHealth of(String device) {
        return health.getOrDefault(device, new DeviceHealth.Usable());
    }

    /** Whether it may be chosen. */
    boolean isOffered(String device) {
        return of(device).offered();
    }

    void failed(String device, String reason, long nanos) {
        health.put(device, of(device).failed(reason, nanos, backoff));
    }

    void worked(String device) {
        health.computeIfPresent(device, (name, before) -> before.worked());
    }

    /** Those that may be tried again from now on. */
    List<String> returning(long nanos) {
        Map<String, DeviceHealth> later = new HashMap<>();
        health.forEach((device, before) -> {
            if (!before.offered() && before.at(nanos).offered()) {
                later.put(device, before.at(nanos));
            }
        });
        health.putAll(later);
        return List.copyOf(later.keySet());
    }
}
