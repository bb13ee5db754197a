package io.ocellus.inference;

/**
 * How a view fares, counted since it was added.
 *
 * @param camera the camera's id
 * @param view the view's id
 * @param observed frames that became observations
 * @param superseded frames that a newer one replaced before a worker was free
 * @param failed frames whose inference failed
 */
public record ViewStats(String camera, String view, long observed, long superseded, long failed) {}
