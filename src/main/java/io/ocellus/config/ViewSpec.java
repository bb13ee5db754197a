package io.ocellus.config;

/**
 * A part of a camera's picture that a classifier looks at.
 *
 * @param region which part
 * @param classifier a name in {@code spec.classifiers}
 * @param fps pictures a second at most; 0 takes every picture that the camera samples
 * @param publish what is told of it, and when
 */
public record ViewSpec(Region region, String classifier, double fps, PublishSpec publish) {}
