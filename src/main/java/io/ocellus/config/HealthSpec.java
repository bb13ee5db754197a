package io.ocellus.config;

import java.time.Duration;

/**
 * When a live camera's pictures are called unfit. Set under a camera's {@code health}. It changes what is told of the camera
 * and nothing else: its pictures are classified as before.
 *
 * @param enabled whether they are looked at; true by default
 * @param after how long they must look unfit, or fit again, before that is told; 10 s by default
 * @param frozenAfter how long they must be all the same; longer than the camera's interval between key frames, since a video of
 *     a quiet scene may not change at all in between; 60 s by default
 * @param black the share of black pixels from which a picture is black; 0.98 by default
 * @param overexposed the share of white pixels from which a picture is over-exposed; 0.9 by default
 * @param smeared the share of the picture with a decoder's repairs from which it is smeared; 0.03 by default
 */
public record HealthSpec(
        boolean enabled, Duration after, Duration frozenAfter, double black, double overexposed, double smeared) {}
