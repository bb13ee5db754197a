/**
 * Models on disk: bundles with their manifest, labels, golden set, checksums and signature; plain OpenVINO IR that Model API describes;
 * and the folder that holds them. Both end as one {@link io.ocellus.model.ModelDescription}, so that nobody downstream needs
 * to know which it was.
 */
@NullMarked
package io.ocellus.model;

import org.jspecify.annotations.NullMarked;
