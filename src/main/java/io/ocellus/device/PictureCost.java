package io.ocellus.device;

/**
 * CPU time that a camera's picture costs before it is classified.
 *
 * @param codec of the video, as FFmpeg names it: {@code h264}
 * @param width in pixels
 * @param height in pixels
 * @param decodeSeconds for every picture that comes
 * @param convertSeconds to BGR, for those that are classified
 * @param resizeSeconds to a network's 224 x 224, for each view of these
 * @param predicted whether decoding and converting were scaled from another size by the number of pixels
 */
public record PictureCost(
        String codec,
        int width,
        int height,
        double decodeSeconds,
        double convertSeconds,
        double resizeSeconds,
        boolean predicted) {

    /** The same for pictures of another size: measured costs were found to grow with the pixels within some 10 %. */
    public PictureCost at(int otherWidth, int otherHeight) {
        if (otherWidth == width && otherHeight == height) {
            return this;
        }
        double factor = (double) otherWidth * otherHeight / ((double) width * height);
        return new PictureCost(
                codec, otherWidth, otherHeight, decodeSeconds * factor, convertSeconds * factor, resizeSeconds, true);
    }

    /**
     * Cores that a camera takes.
     *
     * @param cameraFps pictures that it sends a second
     * @param classifiedFps of these, how many are classified
     * @param views that each of them is resized for
     */
    public double cores(double cameraFps, double classifiedFps, int views) {
        return cameraFps * decodeSeconds + classifiedFps * (convertSeconds + views * resizeSeconds);
    }
}
