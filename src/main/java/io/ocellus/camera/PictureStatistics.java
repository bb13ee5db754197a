package io.ocellus.camera;

/**
 * What tells a picture that is unfit from others. Shares are from 0 to 1.
 *
 * @param black pixels with hardly any light in any colour
 * @param white pixels in which every colour is at its end
 * @param smeared of the places looked at, those with the traces of a decoder's repairs, see {@link SmearMeter}
 * @param changed whether it differs from the one before it
 */
record PictureStatistics(double black, double white, double smeared, boolean changed) {}
