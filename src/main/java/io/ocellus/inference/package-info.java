/**
 * Classification of pictures by a compiled model. An {@link io.ocellus.inference.Engine} loads a model onto a device; a
 * {@link io.ocellus.inference.ModelSlot} runs its workers, which serve the slot's views fairly and deliver each view's
 * observations in the order of capture, and exchanges the model between two frames.
 */
@NullMarked
package io.ocellus.inference;

import org.jspecify.annotations.NullMarked;
