package io.ocellus.mqtt;

import io.ocellus.outbox.OutboxStatus;

/**
 * What the link has done so far.
 *
 * @param state where it is
 * @param published messages handed to the broker, resent ones included
 * @param acknowledged messages that the broker confirmed; QoS 0 ones when they were written
 * @param refused messages that the broker did not want
 * @param connects connections that came about
 * @param failures attempts that failed and connections that broke
 * @param outbox what waits, is in flight, was resent and was dropped
 */
public record LinkStatus(
        LinkState state,
        long published,
        long acknowledged,
        long refused,
        long connects,
        long failures,
        OutboxStatus outbox) {}
