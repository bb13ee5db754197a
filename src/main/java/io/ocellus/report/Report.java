package io.ocellus.report;

import java.time.Instant;

/** Anything that the agent tells the world. Immutable; safe to hand to any thread. */
public sealed interface Report
        permits AgentState, Birth, CameraReport, ClassificationResult, Label, AuditEvent, Metrics {

    /** The topic's place and the scope of the sequence number. */
    Channel channel();

    /** When what is told was true: for a result the moment of capture. */
    Instant time();
}
