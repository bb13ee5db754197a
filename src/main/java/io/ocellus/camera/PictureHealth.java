package io.ocellus.camera;

import io.ocellus.config.HealthSpec;
import io.ocellus.report.CameraReport.Health;
import java.util.Locale;

/**
 * The verdict about a camera's pictures, which changes only once the pictures have spoken for another one for a while.
 * Immutable; times are nanoseconds of the stream's own axis.
 *
 * @param told the verdict
 * @param candidate what the newest picture speaks for
 * @param since when the pictures began to speak for the candidate
 * @param unchangedSince when the picture came after which all were the same
 * @param smeared the share of smears, fading: they vanish with each key frame and are back with the next lost packet
 */
record PictureHealth(Health told, Health candidate, long since, long unchangedSince, double smeared) {

    /** From one look to the next, a second later. */
    private static final double FADING = 0.9;

    /** A camera's pictures are good until they show something else. */
    static PictureHealth start(long moment) {
        return new PictureHealth(Health.GOOD, Health.GOOD, moment, moment, 0);
    }

    /** The stream was opened anew: what was said stands, and time begins again. */
    PictureHealth reopened(long moment) {
        return new PictureHealth(told, told, moment, moment, 0);
    }

    /** After one more look. */
    PictureHealth next(PictureStatistics look, long moment, HealthSpec spec) {
        long unchanged = look.changed() ? moment : unchangedSince;
        double smears = Math.max(look.smeared(), smeared * FADING);
        boolean frozen = moment - unchanged >= spec.frozenAfter().toNanos();
        Health spoken = judge(look, smears, frozen, spec);
        long from = spoken == candidate ? since : moment;
        boolean waited = moment - from >= spec.after().toNanos() || spoken == Health.FROZEN; // which was waited for
        return new PictureHealth(waited ? spoken : told, spoken, from, unchanged, smears);
    }

    /** What is more telling comes first: a black picture is often a frozen one too. */
    private static Health judge(PictureStatistics look, double smears, boolean frozen, HealthSpec spec) {
        if (look.black() >= spec.black()) {
            return Health.BLACK;
        }
        if (look.white() >= spec.overexposed()) {
            return Health.OVEREXPOSED;
        }
        if (frozen) {
            return Health.FROZEN;
        }
        return smears >= spec.smeared() ? Health.SMEARED : Health.GOOD;
    }

    /** One sentence for people; empty where all is well. */
    String sentence(PictureStatistics look, HealthSpec spec) {
        return switch (told) {
            case GOOD -> "";
            case FROZEN ->
                "the picture has not changed at all for " + spec.frozenAfter().toSeconds()
                        + " s: the camera is frozen, or shows a still picture";
            case BLACK -> percent(look.black()) + " of the picture is black: a covered lens, or no light at all";
            case OVEREXPOSED ->
                percent(look.white()) + " of the picture is white: too much light, or a broken exposure";
            case SMEARED ->
                percent(smeared) + " of the picture shows repairs of the decoder: packets are lost on the way"
                        + " (look at the network; RTSP over TCP loses none)";
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
