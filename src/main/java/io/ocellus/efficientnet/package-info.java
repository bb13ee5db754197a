/**
 * The EfficientNet family by calculation: a baseline's block table as data ({@link io.ocellus.efficientnet.Baselines}), the rules
 * that scale it ({@link io.ocellus.efficientnet.Scaling}, {@link io.ocellus.efficientnet.Rounding}), and the network that results
 * ({@link io.ocellus.efficientnet.Network}) with its shapes, parameters, multiply-adds, activations and weights.
 *
 * <p>"The paper" is Tan and Le, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks, ICML 2019, arXiv
 * 1905.11946v5; "the V2 paper" is Tan and Le, EfficientNetV2: Smaller Models and Faster Training, ICML 2021, arXiv 2104.00298v3;
 * "the reference code" is that which the papers name: {@code tensorflow/tpu/models/official/efficientnet} (with {@code lite/} for
 * the Lite variants) and {@code google/automl/efficientnetv2}.
 *
 * <p>Everything is an immutable value and belongs to any thread.
 */
@NullMarked
package io.ocellus.efficientnet;

import org.jspecify.annotations.NullMarked;
