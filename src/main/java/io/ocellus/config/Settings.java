package io.ocellus.config;

/**
 * The whole of {@code ocellus.yaml}, validated, with every default filled in.
 *
 * @param local what belongs to this gateway and is never set remotely
 * @param spec what is to be seen and told; the part that {@code desired} may carry
 */
public record Settings(Local local, Spec spec) {}
