/** What this gateway has and lacks: each check finds facts, judges them and says how to mend what is wrong. Changes nothing. */
@NullMarked
package io.ocellus.doctor;

import org.jspecify.annotations.NullMarked;
