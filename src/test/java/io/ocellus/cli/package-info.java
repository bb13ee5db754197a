@NullMarked
package io.ocellus.cli;

import org.jspecify.annotations.NullMarked;
