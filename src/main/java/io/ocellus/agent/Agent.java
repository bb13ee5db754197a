package io.ocellus.agent;

import io.ocellus.config.CameraSpec;
import io.ocellus.config.MqttSettings;
import io.ocellus.config.Settings;
import io.ocellus.frame.NativeProcess;
import io.ocellus.plan.SteppingPolicy;
import io.ocellus.report.Birth;
import io.ocellus.report.Channel;
import io.ocellus.report.Metrics;
import io.ocellus.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The agent: made from one configuration, started once, closed once; cameras come and go meanwhile. It needs no broker and no camera to start; it does
 * need its models. Closing drains: workers end their frames, the link says good-bye, within five seconds altogether.
 */
public final class Agent implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Agent.class.getName());

    private final Settings settings;
    private final AgentListener listener;
    private final Clock clock = Clock.systemUTC();
    private final SteppingPolicy policy;
    private final @Nullable Uplink uplink;
    /** As they should be; those that are at work follow. */
    private final Map<String, CameraSpec> configured;
    // A signal may close the agent on another thread while it starts.
    private volatile @Nullable Classifiers classifiers;
    private volatile @Nullable CameraLines cameras;
    private volatile @Nullable FramePath framePath;
    private volatile @Nullable Heartbeat heartbeat;
    private volatile @Nullable Keeper keeper;
    private volatile Birth.Previous previous = Birth.Previous.NONE;
    private boolean closed;

    /**
     * @param listener sees observations and reports
     * @throws IllegalArgumentException in one sentence where the broker's address can't be used
     */
    public Agent(Settings settings, AgentListener listener) {
        this(settings, listener, SteppingPolicy.DEFAULT);
    }

    /** With another patience of the classifiers that step. */
    Agent(Settings settings, AgentListener listener, SteppingPolicy policy) {
        this.settings = settings;
        this.policy = policy;
        this.listener = listener;
        this.configured = new ConcurrentHashMap<>(settings.spec().cameras());
        MqttSettings mqtt = settings.local().mqtt();
        this.uplink = mqtt == null ? null : new Uplink(settings.local(), mqtt, this::isConfigured, clock);
    }

    private boolean isConfigured(Channel channel) {
        CameraSpec camera = configured.get(channel.camera());
        return camera != null && (channel.view().isEmpty() || camera.views().containsKey(channel.view()));
    }

    /**
     * Loads the runtime and the models. The link connects and the cameras open meanwhile; frames wait for the models.
     *
     * @throws RuntimeException in one sentence where the runtime, OpenCV or a model can't be used; then nothing runs
     */
    public void start() {
        try {
            NativeProcess.batchThreads();
            if (uplink != null) {
                uplink.start();
            }
            Classifiers loaded = loadModels();
            classifiers = loaded;
            previous = uplink == null ? Birth.Previous.NONE : uplink.previous();
            CameraLines lines = Objects.requireNonNull(cameras);
            tell(Inventory.of(lines.list(), loaded, previous, clock.instant()));
            loaded.begin();
            FramePath path = new FramePath(lines);
            framePath = path;
            keeper = keeper(loaded, lines);
            heartbeat = new Heartbeat(lines, this::look, this::tellMetrics, this::tell, clock);
            LOG.log(
                    System.Logger.Level.INFO,
                    "ocellus {0} looks at {1} with {2}",
                    AgentVersion.get(),
                    settings.spec().cameras().keySet(),
                    loaded);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private @Nullable Keeper keeper(Classifiers loaded, CameraLines lines) {
        Choosing choosing = loaded.choosing();
        return choosing == null
                ? null
                : new Keeper(
                        choosing,
                        loaded,
                        loaded::statsOf,
                        lines::sent,
                        this::tell,
                        () -> tellInventory(lines),
                        clock,
                        policy,
                        () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Once a second. */
    private void look() {
        FramePath path = framePath;
        if (path != null) {
            path.look();
        }
        Keeper keeping = keeper;
        if (keeping != null) {
            keeping.look(System.nanoTime());
        }
    }

    private Classifiers loadModels() {
        Classifiers loading = Classifiers.prepare(settings, this::tell, clock);
        try {
            CameraLines lines = new CameraLines(settings, loading, this::tell, listener::onObservation, clock);
            cameras = lines;
            settings.spec().cameras().forEach(lines::add);
            lines.forEach(line -> line.camera().start());
            loading.load();
            return loading;
        } catch (RuntimeException | Error e) {
            loading.close();
            throw e;
        }
    }

    /**
     * Takes a camera in while the agent runs; no other one notices.
     *
     * @param spec with credentials that the agent's configuration has
     * @throws IllegalArgumentException where there is one of this id already, or no classifier that it names
     * @throws IllegalStateException where the agent has not been started, or ended
     */
    public synchronized void addCamera(String id, CameraSpec spec) {
        CameraLines lines = running();
        if (configured.containsKey(id)) {
            throw new IllegalArgumentException("camera " + id + " is there already");
        }
        CameraLine line = lines.add(id, spec);
        configured.put(id, spec);
        tellInventory(lines);
        line.camera().start();
    }

    /**
     * Lets a camera go within a second, whatever it does, and clears what is retained of it; no other one notices.
     *
     * @return false where there is none of this id
     * @throws IllegalStateException where the agent has not been started, or ended
     */
    public synchronized boolean removeCamera(String id) {
        CameraLines lines = running();
        CameraLine line = lines.remove(id);
        if (line == null) {
            return false;
        }
        configured.remove(id);
        if (uplink != null) {
            line.retained().forEach(uplink::clear);
        }
        tellInventory(lines);
        return true;
    }

    private CameraLines running() {
        CameraLines lines = cameras;
        if (closed || heartbeat == null || lines == null) {
            throw new IllegalStateException("the agent does not run");
        }
        return lines;
    }

    private void tellInventory(CameraLines lines) {
        tell(Inventory.of(lines.list(), Objects.requireNonNull(classifiers), previous, clock.instant()));
    }

    private void tell(Report report) {
        listener.onReport(report);
        if (uplink != null) {
            uplink.offer(report);
        }
    }

    private void tellMetrics() {
        tell(new Metrics(clock.instant(), Measures.values(measures())));
    }

    /** The agent at this moment. */
    public AgentStatus status() {
        FramePath path = framePath;
        List<CameraLine> lines = lines();
        return new AgentStatus(
                heartbeat != null,
                standstills(),
                path == null ? List.of() : path.failing(),
                lines.stream().map(line -> line.camera().stats()).toList(),
                lines.stream()
                        .flatMap(line -> line.views().stream())
                        .map(line -> line.view().stats())
                        .toList(),
                uplink == null ? null : uplink.link().status());
    }

    private List<CameraLine> lines() {
        CameraLines lines = cameras;
        return lines == null ? List.of() : lines.list();
    }

    private List<String> standstills() {
        Heartbeat beating = heartbeat;
        FramePath path = framePath;
        if (beating == null || path == null) {
            return List.of();
        }
        return beating.isAlive() ? path.standstills() : List.of(Heartbeat.DEAD);
    }

    /** Everything that it counts about itself now; the list changes as cameras come and go. */
    public List<Measure> measures() {
        Measures measures = new Measures();
        AgentMeasures.ofProcess(measures, this::status);
        lines().forEach(line -> line.measure(measures));
        Classifiers loaded = classifiers;
        if (loaded != null) {
            AgentMeasures.of(loaded, measures);
        }
        if (uplink != null) {
            AgentMeasures.of(uplink.link(), measures);
        }
        return measures.list();
    }

    /** Drains and ends it, from any thread, also while it starts. Doing it again only waits for the first to be through. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        long began = System.nanoTime();
        CameraLines lines = cameras;
        if (lines != null) {
            lines.close();
        }
        Heartbeat beating = heartbeat;
        if (beating != null) {
            beating.close();
        }
        Keeper keeping = keeper;
        if (keeping != null) {
            keeping.close();
        }
        if (uplink != null) {
            uplink.close();
        }
        Classifiers loaded = classifiers;
        if (loaded != null) {
            loaded.close();
        }
        LOG.log(
                System.Logger.Level.INFO,
                "ended after {0} ms",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
