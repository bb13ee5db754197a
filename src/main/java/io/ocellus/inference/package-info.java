/** A compiled model with its workers: a view of a frame into a tensor, inference, top-k, fairness between views. */
@NullMarked
package io.ocellus.inference;

import org.jspecify.annotations.NullMarked;
