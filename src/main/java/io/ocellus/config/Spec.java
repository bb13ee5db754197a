package io.ocellus.config;

import java.util.SortedMap;

/**
 * What is to be seen and told.
 *
 * @param cameras by id
 * @param classifiers by the name under which a view refers to one
 */
public record Spec(SortedMap<String, CameraSpec> cameras, SortedMap<String, ClassifierSpec> classifiers) {}
