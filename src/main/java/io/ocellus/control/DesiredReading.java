package io.ocellus.control;

/** What came of reading a document: it, or why it is refused. */
public sealed interface DesiredReading permits Desired, Refusal {}
