/** Model bundles: manifest, labels, golden set, checksums, and the folder that holds them. */
@NullMarked
package io.ocellus.model;

import org.jspecify.annotations.NullMarked;
