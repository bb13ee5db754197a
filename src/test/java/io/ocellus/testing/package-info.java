/** What the tests of several rooms share: real servers in their own processes, and the contracts' validators. */
@NullMarked
package io.ocellus.testing;

import org.jspecify.annotations.NullMarked;
