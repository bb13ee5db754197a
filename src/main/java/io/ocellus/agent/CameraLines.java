package io.ocellus.agent;

import io.ocellus.camera.Camera;
import io.ocellus.camera.CameraState;
import io.ocellus.camera.CameraStats;
import io.ocellus.camera.Cameras;
import io.ocellus.choice.Decoding.Sent;
import io.ocellus.config.CameraSpec;
import io.ocellus.config.ClassifierSpec;
import io.ocellus.config.Local;
import io.ocellus.config.Settings;
import io.ocellus.config.ViewSpec;
import io.ocellus.frame.Mailbox;
import io.ocellus.inference.View;
import io.ocellus.report.Observation;
import io.ocellus.report.Report;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cameras at work, which come and go while the agent runs; each by itself, so that one that comes or goes costs the
 * others nothing. Any thread may walk over them; one at a time adds and removes.
 */
final class CameraLines implements Iterable<CameraLine>, AutoCloseable {

    private final Map<String, Local.Credentials> credentials;
    private final Map<String, ClassifierSpec> classifiers;
    private final Classifiers models;
    private final Cameras cameras;
    private final Clock clock;
    private final Consumer<Report> told;
    private final Consumer<Observation> seen;
    private final List<CameraLine> lines = new CopyOnWriteArrayList<>();

    /**
     * @param models with their files read; they need not be loaded yet
     * @param told takes each report; must not block
     * @param seen takes each observation; must not block
     */
    CameraLines(Settings settings, Classifiers models, Consumer<Report> told, Consumer<Observation> seen, Clock clock) {
        this.credentials = settings.local().credentials();
        this.classifiers = settings.spec().classifiers();
        this.cameras = new Cameras(settings.local().media());
        this.models = models;
        this.told = told;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * Makes one more; it does nothing before its camera is started.
     *
     * @throws IllegalArgumentException where one of its views names a classifier that is not there
     */
    CameraLine add(String id, CameraSpec spec) {
        spec.views().values().forEach(view -> classifier(view.classifier()));
        List<CameraLine.ViewLine> views = new ArrayList<>();
        Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
        spec.views().forEach((view, viewSpec) -> {
            CameraLine.ViewLine line = view(id, spec, view, viewSpec);
            views.add(line);
            mailboxes.put(view, line.view().mailbox());
        });
        String name = spec.credentials();
        Local.@Nullable Credentials login = name == null ? null : credentials.get(name);
        CameraLine line = new CameraLine(cameras.create(id, spec, login, mailboxes, new HealthEvents(told)), views);
        lines.add(line);
        return line;
    }

    private CameraLine.ViewLine view(String camera, CameraSpec spec, String id, ViewSpec viewSpec) {
        String name = viewSpec.classifier();
        int topk = classifier(name).topk();
        ViewPipeline pipeline = new ViewPipeline(camera, id, viewSpec.publish(), topk, clock, told, seen);
        pipeline.begin(models.modelOf(name));
        View view = models.addView(camera, spec, id, viewSpec, pipeline::observe);
        return new CameraLine.ViewLine(view, pipeline);
    }

    private ClassifierSpec classifier(String name) {
        ClassifierSpec classifier = classifiers.get(name);
        if (classifier == null) {
            throw new IllegalArgumentException("there is no classifier " + name);
        }
        return classifier;
    }

    /** Ends one within a second, whatever it does. Returns it, or null where there is none of this id. */
    @Nullable
    CameraLine remove(String id) {
        for (CameraLine line : lines) {
            if (line.camera().id().equals(id)) {
                lines.remove(line);
                line.close();
                return line;
            }
        }
        return null;
    }

    /** In the order of their coming. */
    @Override
    public Iterator<CameraLine> iterator() {
        return lines.iterator();
    }

    List<CameraLine> list() {
        return List.copyOf(lines);
    }

    /** Each with what it sends; of one that is not live with what is usual. */
    List<Sent> sent() {
        return lines.stream().map(line -> sent(line.camera())).toList();
    }

    private static Sent sent(Camera camera) {
        CameraStats stats = camera.stats();
        return stats.state() instanceof CameraState.Live && stats.fps() > 0 && stats.width() > 0
                ? new Sent(camera.spec(), stats.fps(), stats.width(), stats.height())
                : Sent.unknown(camera.spec());
    }

    /** All at once, within a second. What their labels still have to say by then is told. */
    @Override
    public void close() {
        cameras.close();
        lines.forEach(line -> line.views().forEach(view -> view.view().close()));
    }
}
