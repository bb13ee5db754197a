package io.ocellus.agent;

import io.ocellus.camera.Camera;
import io.ocellus.camera.Cameras;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Local;
import io.ocellus.config.MqttSettings;
import io.ocellus.config.Settings;
import io.ocellus.config.ViewSpec;
import io.ocellus.frame.Mailbox;
import io.ocellus.frame.NativeProcess;
import io.ocellus.inference.View;
import io.ocellus.report.Birth;
import io.ocellus.report.Channel;
import io.ocellus.report.Metrics;
import io.ocellus.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The agent: made from one configuration, started once, closed once. It needs no broker and no camera to start; it does
 * need its models. Closing drains: workers end their frames, the link says good-bye, within five seconds altogether.
 */
public final class Agent implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Agent.class.getName());

    private final Settings settings;
    private final AgentListener listener;
    private final Clock clock = Clock.systemUTC();
    private final @Nullable Uplink uplink;
    // A signal may close the agent on another thread while it starts.
    private final List<ViewPipeline> pipelines = new CopyOnWriteArrayList<>();
    private final List<View> views = new CopyOnWriteArrayList<>();
    private final List<Camera> cameras = new CopyOnWriteArrayList<>();
    private volatile @Nullable Classifiers classifiers;
    private volatile @Nullable Cameras watched;
    private volatile @Nullable FramePath framePath;
    private volatile @Nullable Heartbeat heartbeat;
    private boolean closed;

    /**
     * @param listener sees observations and reports
     * @throws IllegalArgumentException in one sentence where the broker's address can't be used
     */
    public Agent(Settings settings, AgentListener listener) {
        this.settings = settings;
        this.listener = listener;
        MqttSettings mqtt = settings.local().mqtt();
        this.uplink = mqtt == null ? null : new Uplink(settings.local(), mqtt, this::isConfigured, clock);
    }

    private boolean isConfigured(Channel channel) {
        CameraSpec camera = settings.spec().cameras().get(channel.camera());
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
            Birth.Previous previous = uplink == null ? Birth.Previous.NONE : uplink.previous();
            tell(Inventory.of(settings, loaded, previous, clock.instant()));
            loaded.begin();
            FramePath path = new FramePath(cameras, views);
            framePath = path;
            heartbeat = new Heartbeat(pipelines, path::look, this::tellMetrics, this::tell, clock);
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

    private Classifiers loadModels() {
        Classifiers loading = Classifiers.prepare(settings, this::tell, clock);
        try {
            watched = new Cameras(settings.local().media());
            settings.spec().cameras().forEach((id, spec) -> addCamera(loading, id, spec));
            cameras.forEach(Camera::start);
            loading.load();
            return loading;
        } catch (RuntimeException | Error e) {
            loading.close();
            throw e;
        }
    }

    private void addCamera(Classifiers loading, String id, CameraSpec spec) {
        Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
        spec.views().forEach((view, viewSpec) -> mailboxes.put(view, addView(loading, id, spec, view, viewSpec)));
        String name = spec.credentials();
        Local.Credentials credentials =
                name == null ? null : settings.local().credentials().get(name);
        cameras.add(
                Objects.requireNonNull(watched).create(id, spec, credentials, mailboxes, new HealthEvents(this::tell)));
    }

    private Mailbox addView(Classifiers loading, String camera, CameraSpec spec, String id, ViewSpec viewSpec) {
        ClassifierSpec classifier =
                Objects.requireNonNull(settings.spec().classifiers().get(viewSpec.classifier()));
        ViewPipeline pipeline = new ViewPipeline(
                camera, id, viewSpec.publish(), classifier.topk(), clock, this::tell, listener::onObservation);
        pipeline.begin(loading.modelOf(viewSpec.classifier()));
        pipelines.add(pipeline);
        View view = loading.addView(camera, spec, id, viewSpec, pipeline::observe);
        views.add(view);
        return view.mailbox();
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
        return new AgentStatus(
                heartbeat != null,
                standstills(),
                path == null ? List.of() : path.failing(),
                cameras.stream().map(Camera::stats).toList(),
                views.stream().map(View::stats).toList(),
                uplink == null ? null : uplink.link().status());
    }

    private List<String> standstills() {
        Heartbeat beating = heartbeat;
        FramePath path = framePath;
        if (beating == null || path == null) {
            return List.of();
        }
        return beating.isAlive() ? path.standstills() : List.of(Heartbeat.DEAD);
    }

    /** Everything that it counts about itself; the same list for its whole life. */
    public List<Measure> measures() {
        Measures measures = new Measures();
        AgentMeasures.ofProcess(measures, this::status);
        cameras.forEach(camera -> AgentMeasures.of(camera, measures));
        views.forEach(view -> AgentMeasures.of(view, measures));
        pipelines.forEach(pipeline -> AgentMeasures.of(pipeline, measures));
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
        Cameras watching = watched;
        if (watching != null) {
            watching.close();
        }
        views.forEach(View::close);
        Heartbeat beating = heartbeat;
        if (beating != null) {
            beating.close();
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
