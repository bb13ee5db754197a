package io.ocellus.control;

/**
 * What follows from an event.
 *
 * @param next saved first
 * @param action done once {@code next} is safe on the disk
 */
public record Step(Walk next, Action action) {}
