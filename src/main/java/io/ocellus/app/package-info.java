/** Quarkus: process life, health and metrics. */
@NullMarked
package io.ocellus.app;

import org.jspecify.annotations.NullMarked;
