/** From noisy results to a verified label, and what of it is worth publishing. */
@NullMarked
package io.ocellus.decision;

import org.jspecify.annotations.NullMarked;
