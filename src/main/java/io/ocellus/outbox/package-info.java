/** The bounded queue between seeing and telling. */
@NullMarked
package io.ocellus.outbox;

import org.jspecify.annotations.NullMarked;
