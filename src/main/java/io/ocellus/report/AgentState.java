package io.ocellus.report;

import java.time.Instant;

/**
 * Whether the agent is there. Retained, and the connection's will.
 *
 * @param time when it came into this state
 * @param phase the state
 */
public record AgentState(Instant time, Phase phase) implements Report {

    /** The published states of the agent. */
    public enum Phase {
        ONLINE,
        DRAINING,
        OFFLINE
    }

    @Override
    public Channel channel() {
        return Channel.ofNode(Channel.Kind.STATE);
    }
}
