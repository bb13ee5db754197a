package io.ocellus.plan;

/**
 * A way to serve one classifier, as the search sees it.
 *
 * @param loss of accuracy against the task's best, in ten-thousandths: finer than any evaluation set tells
 * @param energy place of its device in the classifier's order, from 0
 */
record Option(int loss, int energy, Load load) {}
