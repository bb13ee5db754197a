package io.ocellus.cli;

/**
 * What cameras cost before anything is classified.
 *
 * @param cores in all
 * @param measured whether it was measured on that gateway
 */
record Decoding(double cores, boolean measured) {}
