/** The composition root: what is made from what, started and stopped in which order. */
@NullMarked
package io.ocellus.agent;

import org.jspecify.annotations.NullMarked;
