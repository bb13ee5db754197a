/** What the agent tells the world, as immutable records. */
@NullMarked
package io.ocellus.report;

import org.jspecify.annotations.NullMarked;
