@NullMarked
package io.ocellus.outbox;

import org.jspecify.annotations.NullMarked;
