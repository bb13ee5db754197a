package io.ocellus.agent;

import io.ocellus.report.Observation;
import io.ocellus.report.Report;

/** Sees what goes through the agent, for a table or a measurement. Called on the frame path: must not block. */
public interface AgentListener {

    /** Sees nothing. */
    AgentListener NONE = new AgentListener() {};

    /** A model has looked at a view of a frame. */
    default void onObservation(Observation observation) {}

    /** Something is about to be published. */
    default void onReport(Report report) {}
}
