/** Pictures on their way: a counted lease over a native picture, the pool that owns it, and the newest-wins mailbox. */
@NullMarked
package io.ocellus.frame;

import org.jspecify.annotations.NullMarked;
