/**
 * The choice for this gateway: what the configuration asks for ({@link io.ocellus.choice.Demands}), the bundles that may serve it
 * ({@link io.ocellus.choice.Catalogue}), what they cost here, and whether their device computes them rightly
 * ({@link io.ocellus.choice.GoldenTrial}) go to {@code plan}'s {@code Chooser}. Nothing that runs is changed.
 */
@NullMarked
package io.ocellus.choice;

import org.jspecify.annotations.NullMarked;
