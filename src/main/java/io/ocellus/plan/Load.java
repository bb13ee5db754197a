package io.ocellus.plan;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * How much of each device something takes, in thousandths: of a core for the CPU, of the device for any other. Whole numbers, so
 * that no choice depends on the order of additions; needs are rounded up and capacities down. Immutable.
 */
final class Load {

    /** OpenVINO's name; comes first, since every device needs some of it. */
    static final String CPU = "CPU";

    private static final double UNIT = 1000;
    private static final double ROUNDING = 1e-9;

    private final long[] thousandths;

    private Load(long... thousandths) {
        this.thousandths = thousandths;
    }

    /**
     * Of a classifier that runs a candidate.
     *
     * @param devices the order of the figures
     * @param cores that were used when its throughput was measured
     */
    static Load of(double fps, String on, Cost cost, List<String> devices, double cores) {
        return each(devices, i -> Math.ceil(UNIT * share(fps, on, cost, devices.get(i), cores) - ROUNDING));
    }

    /** Of a classifier whose cost nobody knows. */
    static Load none(List<String> devices) {
        return each(devices, i -> 0);
    }

    /** What there is: cores for the CPU, one of every other device, less the headroom. */
    static Load capacity(Budget budget, List<String> devices) {
        return each(
                devices,
                i -> Math.floor(
                        UNIT * (devices.get(i).equals(CPU) ? budget.inference() : 1 - budget.headroom()) + ROUNDING));
    }

    private static double share(double fps, String on, Cost cost, String device, double cores) {
        if (device.equals(CPU)) {
            double all = on.equals(CPU) ? cores / cost.throughput() : 0;
            return fps * Math.max(all, cost.cpuSecondsPerInference());
        }
        return device.equals(on) ? fps / cost.throughput() : 0;
    }

    private static Load each(List<String> devices, IntToDoubleFunction figure) {
        long[] figures = new long[devices.size()];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = (long) figure.applyAsDouble(i);
        }
        return new Load(figures);
    }

    Load plus(Load more) {
        long[] sum = thousandths.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more.thousandths[i];
        }
        return new Load(sum);
    }

    /** The smaller figure for each device. */
    Load least(Load other) {
        long[] least = thousandths.clone();
        for (int i = 0; i < least.length; i++) {
            least[i] = Math.min(least[i], other.thousandths[i]);
        }
        return new Load(least);
    }

    /** Rounded down; nothing counts as a thousandth, so that it can grow. */
    Load times(double factor) {
        long[] product = thousandths.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] = (long) Math.floor(Math.max(1, product[i]) * factor + ROUNDING);
        }
        return new Load(product);
    }

    boolean within(Load capacity) {
        for (int i = 0; i < thousandths.length; i++) {
            if (thousandths[i] > capacity.thousandths[i]) {
                return false;
            }
        }
        return true;
    }

    long total() {
        long total = 0;
        for (long figure : thousandths) {
            total += figure;
        }
        return total;
    }

    /** Cores of the CPU, or the part of another device. */
    double share(int device) {
        return thousandths[device] / UNIT;
    }
}
