package io.ocellus.efficientnet;

import java.util.List;

/**
 * How the error on ImageNet-1k falls with the multiply-adds over the published B0 to B7 (paper, table 2), and what B0 to B4 alone
 * would have foretold.
 *
 * @param measured one point a variant, in their order
 * @param all fitted to B0 to B7; its x is in 10⁹ multiply-adds, its y in percent
 * @param early fitted to B0 to B4
 */
public record ScalingLaw(List<Measured> measured, PowerLaw all, PowerLaw early) {

    /** How many variants, from B0 on, the early law knows. */
    public static final int EARLY = 5;

    /**
     * A published variant.
     *
     * @param billions multiply-adds, computed, in 10⁹
     * @param error 100 − top-1, in percent
     */
    public record Measured(String name, double billions, double error) {

        PowerLaw.Point point() {
            return new PowerLaw.Point(billions, error);
        }
    }

    /** Fits both laws. */
    public static ScalingLaw ofPublished() {
        List<Measured> measured = Variants.B.stream()
                .map(variant -> new Measured(
                        variant.name(),
                        variant.network().multiplyAdds() / 1e9,
                        100 - variant.claimed().top1()))
                .toList();
        List<PowerLaw.Point> points = measured.stream().map(Measured::point).toList();
        return new ScalingLaw(measured, PowerLaw.fit(points), PowerLaw.fit(points.subList(0, EARLY)));
    }

    /** By how many points the early law's error of the last variant is too low. */
    public double earlyMissesLastBy() {
        Measured last = measured.getLast();
        return last.error() - early.at(last.billions());
    }
}
