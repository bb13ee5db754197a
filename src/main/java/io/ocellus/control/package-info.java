/**
 * Changes from afar: the document {@code desired}, what is remembered of it, and the walk of a model from received to committed.
 *
 * <p>Pure values and readers: nothing here talks to a broker, opens a model or starts a thread. A refusal is a value with a code and
 * one sentence, never an exception.
 */
@NullMarked
package io.ocellus.control;

import org.jspecify.annotations.NullMarked;
