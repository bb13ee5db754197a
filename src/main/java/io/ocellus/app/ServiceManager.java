package io.ocellus.app;

import io.ocellus.agent.AgentStatus;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the service manager how this process fares, in the words of {@code sd_notify(3)}: {@code READY}, {@code STATUS},
 * {@code WATCHDOG} and {@code STOPPING}. It feeds the watchdog only while frames get through; a process whose frame path
 * stands still is so ended and started anew. Where nobody listens it does nothing. Safe from any thread.
 */
final class ServiceManager {

    private static final System.Logger LOG = System.getLogger(ServiceManager.class.getName());
    private static final Duration WITHOUT_WATCHDOG = Duration.ofSeconds(10);

    private final @Nullable NotifySocket socket;
    private final Duration period;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean alive = true;

    /**
     * @param socket null where nobody listens
     * @param period between two messages
     */
    ServiceManager(@Nullable NotifySocket socket, Duration period) {
        this.socket = socket;
        this.period = period;
    }

    /** The one that started this process, if any. */
    static ServiceManager ofThisProcess() {
        return of(System.getenv(), ProcessHandle.current().pid());
    }

    static ServiceManager of(Map<String, String> environment, long pid) {
        String address = environment.get("NOTIFY_SOCKET");
        if (address == null || address.isEmpty()) {
            return new ServiceManager(null, WITHOUT_WATCHDOG);
        }
        try {
            return new ServiceManager(new NotifySocket(address), period(environment, pid));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "the service manager can't be told anything: {0}", e.getMessage());
            return new ServiceManager(null, WITHOUT_WATCHDOG);
        }
    }

    /** A third of the watchdog's patience: one message may get lost. */
    private static Duration period(Map<String, String> environment, long pid) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String watched = environment.getOrDefault("WATCHDOG_PID", "");
        boolean ours = watched.isEmpty() || watched.equals(Long.toString(pid));
        return ours && micros.matches("[1-9]\\d{0,17}")
                ? Duration.of(Long.parseLong(micros) / 3, ChronoUnit.MICROS)
                : WITHOUT_WATCHDOG;
    }

    /** Between two messages. */
    Duration period() {
        return period;
    }

    /** Says what the process is at before it is ready. */
    void starting(String what) {
        tell("", what);
    }

    /**
     * The agent does its work from now on, and is looked at again and again until {@link #stopping}.
     *
     * @param status may block or throw where the process hangs: then the watchdog starves
     */
    void ready(Supplier<AgentStatus> status) {
        Thread.ofPlatform().daemon().name("service-watch").start(() -> watch(status));
    }

    /** The process is on its way down. */
    void stopping() {
        stopping.countDown();
        tell("STOPPING=1\n", "saying good-bye");
    }

    private void watch(Supplier<AgentStatus> status) {
        try {
            boolean announced = false;
            do {
                announced |= look(status, announced ? "WATCHDOG=1\n" : "READY=1\n");
            } while (!stopping.await(period.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the word was said and taken; it is not said while the frame path stands still. */
    private boolean look(Supplier<AgentStatus> status, String word) {
        try {
            AgentStatus now = status.get();
            if (alive && !now.alive()) {
                LOG.log(System.Logger.Level.ERROR, "the frame path stands still: {0}", now.summary());
            }
            alive = now.alive();
            return tell(alive ? word : "", now.summary()) && alive;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the agent can't say how it is", e);
            return false;
        }
    }

    private boolean tell(String word, String sentence) {
        return socket == null || socket.send(word + "STATUS=" + sentence.replace('\n', ' '));
    }
}
