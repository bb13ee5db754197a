package io.ocellus.plan;

/** A candidate with what was measured of it on this gateway. */
public record Measurement(Candidate candidate, Cost cost) {}
