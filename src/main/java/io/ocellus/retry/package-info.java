/** When to try again what failed. */
@NullMarked
package io.ocellus.retry;

import org.jspecify.annotations.NullMarked;
