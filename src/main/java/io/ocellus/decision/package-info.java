/**
 * From noisy results to a verified label, and what of it is worth publishing. {@link io.ocellus.decision.ViewDecision} is the
 * way in. Nothing here reads a clock, starts a thread or does I/O: time comes in through parameters.
 */
@NullMarked
package io.ocellus.decision;

import org.jspecify.annotations.NullMarked;
