package io.ocellus.agent;

import io.ocellus.camera.Camera;
import io.ocellus.inference.View;
import io.ocellus.report.Channel;
import java.util.ArrayList;
import java.util.List;

/** One camera at work with its views, from its pictures to what is told of them. Closing it leaves nothing of it behind. */
final class CameraLine implements AutoCloseable {

    private final Camera camera;
    private final List<ViewLine> views;
    private final CameraPulse pulse;

    /** A view: its frames on their way through the model, and what is told of them. */
    record ViewLine(View view, ViewPipeline pipeline, ViewPulse pulse) {

        ViewLine(View view, ViewPipeline pipeline) {
            this(view, pipeline, new ViewPulse(view));
        }
    }

    CameraLine(Camera camera, List<ViewLine> views) {
        this.camera = camera;
        this.views = List.copyOf(views);
        this.pulse = new CameraPulse(camera);
    }

    Camera camera() {
        return camera;
    }

    List<ViewLine> views() {
        return views;
    }

    /** Looks at it, once a second; adds a sentence for each part that should move and does not, and each view that fails. */
    void look(List<String> standstills, List<String> failing) {
        if (pulse.standsStill()) {
            standstills.add(pulse.sentence());
        }
        for (ViewLine line : views) {
            if (line.pulse().standsStill()) {
                standstills.add(line.pulse().sentence());
            }
            if (line.pulse().failing()) {
                failing.add(line.pulse().id());
            }
        }
    }

    void measure(Measures measures) {
        AgentMeasures.of(camera, measures);
        views.forEach(line -> AgentMeasures.of(line.view(), measures));
        views.forEach(line -> AgentMeasures.of(line.pipeline(), measures));
    }

    /** What it leaves retained on the broker. */
    List<Channel> retained() {
        List<Channel> channels = new ArrayList<>();
        channels.add(Channel.ofCamera(camera.id()));
        views.forEach(line -> channels.add(
                Channel.ofView(Channel.Kind.LABEL, camera.id(), line.pipeline().view())));
        return channels;
    }

    /** Within a second, whatever the camera does; nothing is told of it any more when this is back. */
    @Override
    public void close() {
        camera.close();
        views.forEach(line -> line.view().close());
        views.forEach(line -> line.pipeline().end());
    }
}
