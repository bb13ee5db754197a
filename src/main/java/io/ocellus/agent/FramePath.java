package io.ocellus.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether frames get through: looked at once a second by the agent's timer. It counts looks and no time, so a process that
 * was stopped for a while, or a clock that jumps, is not taken for one that hangs.
 *
 * <p>A live camera has to deliver a picture or change its state within its own time-outs; one that has ended, failed or is
 * switched off has a good reason not to, and so has a file, which waits for its reader. A view has to finish a frame while
 * one waits for it. A frame whose inference fails is finished too: a restart is no remedy for a model, and
 * {@link #failing()} tells of it.
 */
final class FramePath {

    private final Iterable<CameraLine> cameras;
    private volatile List<String> standstills = List.of();
    private volatile List<String> failing = List.of();

    /** @param cameras those at work, at each look anew */
    FramePath(Iterable<CameraLine> cameras) {
        this.cameras = cameras;
    }

    /** To be called once a second, by one thread. */
    void look() {
        List<String> still = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        cameras.forEach(camera -> camera.look(still, broken));
        standstills = List.copyOf(still);
        failing = List.copyOf(broken);
    }

    /** A sentence for each part that should move and does not; from any thread. */
    List<String> standstills() {
        return standstills;
    }

    /** The views, as {@code camera/view}, none of whose frames was classified since one failed; from any thread. */
    List<String> failing() {
        return failing;
    }
}
