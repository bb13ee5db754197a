package io.ocellus.control;

import java.time.Instant;

/**
 * What a walk is about: one model for one classifier, as one document wants it.
 *
 * @param version of the document
 * @param digest of the document
 * @param classifier its name in the spec
 * @param model the bundle's digest
 * @param expires until then an unreachable source is asked again
 */
public record Goal(long version, String digest, String classifier, String model, Instant expires) {}
