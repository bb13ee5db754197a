/** The commands. They start without Quarkus; {@code run} alone starts {@code app}. */
@NullMarked
package io.ocellus.cli;

import org.jspecify.annotations.NullMarked;
