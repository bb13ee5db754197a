package io.ocellus.plan;

import io.ocellus.efficientnet.Activation;
import io.ocellus.efficientnet.Block;
import io.ocellus.efficientnet.Convolution;
import io.ocellus.efficientnet.Convolution.Role;
import io.ocellus.efficientnet.Network;

/**
 * What one inference asks of a device, split by what bounds it: dense convolutions by arithmetic, depthwise ones and
 * squeeze-and-excitation by memory (the roofline: Williams, Waterman and Patterson, Communications of the ACM 52(4), 2009).
 *
 * @param dense multiply-adds of convolutions over all channels
 * @param depthwise multiply-adds of depthwise convolutions
 * @param moved values that convolutions and residual additions read and write
 * @param weights values that are read once
 * @param layers with weights, each of which has a fixed price
 * @param swish values that go through x·sigmoid(x)
 * @param gated values that squeeze-and-excitation averages and then scales
 */
public record Workload(long dense, long depthwise, long moved, long weights, long layers, long swish, long gated) {

    private static final Workload NONE = new Workload(0, 0, 0, 0, 0, 0, 0);

    /** For one picture. */
    public static Workload of(Network network) {
        boolean swish = network.activation() == Activation.SWISH;
        Workload sum = NONE;
        for (Block block : network.blocks()) {
            long current = block.input().elements();
            for (Convolution layer : block.layers()) {
                sum = sum.plus(convolution(layer, swish));
                switch (layer.role()) {
                    case SQUEEZE -> sum = sum.plus(new Workload(0, 0, 0, 0, 0, 0, current));
                    case EXCITE -> {} // Pooled values only; its effect on the block was counted with SQUEEZE.
                    default -> current = layer.output().elements();
                }
            }
            if (block.residual()) {
                sum = sum.plus(new Workload(0, 0, block.input().elements(), 0, 0, 0, 0));
            }
        }
        return sum;
    }

    private static Workload convolution(Convolution layer, boolean swish) {
        boolean depthwise = layer.groups() > 1;
        long read = layer.input().elements();
        long written = layer.output().elements();
        return new Workload(
                depthwise ? 0 : layer.multiplyAdds(),
                depthwise ? layer.multiplyAdds() : 0,
                read + written,
                layer.weights(),
                1,
                swish && activated(layer.role()) ? written : 0,
                0);
    }

    private static boolean activated(Role role) {
        return switch (role) {
            case STEM, EXPAND, DEPTHWISE, SQUEEZE, HEAD -> true;
            case EXCITE, PROJECT, CLASSIFY -> false;
        };
    }

    private Workload plus(Workload more) {
        return new Workload(
                dense + more.dense,
                depthwise + more.depthwise,
                moved + more.moved,
                weights + more.weights,
                layers + more.layers,
                swish + more.swish,
                gated + more.gated);
    }
}
