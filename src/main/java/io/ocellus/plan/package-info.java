/** Which network this gateway can afford: candidates and what they cost, as pure values; nothing native, nothing is changed. */
@NullMarked
package io.ocellus.plan;

import org.jspecify.annotations.NullMarked;
