/**
 * Hostile input for everything that reads what others wrote: a corpus with the sentence that each of its files gets
 * ({@code src/test/resources/hostile}), inputs too large to keep, a few thousand mutations of both in each build, and the entry for
 * a coverage-guided fuzzer ({@code make fuzz}).
 */
@NullMarked
package io.ocellus.hostile;

import org.jspecify.annotations.NullMarked;
