package io.ocellus.outbox;

/**
 * What the outbox holds and what went through it.
 *
 * @param queued messages that wait for the link
 * @param inflight messages that were handed to the link and not yet acknowledged
 * @param resent messages that were handed over marked as resent
 * @param dropped messages that will never come; each was announced or will be
 * @param bytesOnDisk of those that wait
 * @param keptOnDisk whether what has to wait is kept beyond the end of the process
 */
public record OutboxStatus(int queued, int inflight, long resent, long dropped, long bytesOnDisk, boolean keptOnDisk) {}
