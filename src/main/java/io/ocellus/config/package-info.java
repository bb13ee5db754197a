/** The one configuration document: records, JSON Schema, reader, and every problem with its place and a sentence. */
@NullMarked
package io.ocellus.config;

import org.jspecify.annotations.NullMarked;
