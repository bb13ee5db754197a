package io.ocellus.efficientnet;

/**
 * A published member of the family.
 *
 * @param name short: {@code b0}, {@code lite0}, {@code v2-b0}
 * @param scaling the published coefficients (reference code), which differ a little from compound scaling
 * @param resolution that it is evaluated at, pixels of the side
 * @param claimed what its authors publish about it
 */
public record Variant(String name, BlockTable table, Scaling scaling, int resolution, Claimed claimed) {

    /** Its classes in the papers: ImageNet-1k. */
    public static final int IMAGENET_CLASSES = 1000;

    /**
     * As published, and as coarsely.
     *
     * @param parameters such as {@code 5.3M}
     * @param multiplyAdds such as {@code 0.39B}
     * @param top1 on ImageNet-1k, in percent
     */
    public record Claimed(String parameters, String multiplyAdds, double top1) {}

    static Variant of(String name, BlockTable table, double width, double depth, int resolution, Claimed claimed) {
        return new Variant(
                name, table, new Scaling(width, depth, (double) resolution / table.resolution()), resolution, claimed);
    }

    /** With 1000 classes at its own resolution. */
    public Network network() {
        return network(resolution, IMAGENET_CLASSES);
    }

    /** With other classes or at another resolution. */
    public Network network(int pixels, int classes) {
        return table.network(name, scaling, pixels, classes);
    }
}
