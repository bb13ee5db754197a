package io.ocellus.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What {@code variants} answers, for people and for machines. */
interface VariantsAnswer {

    /** Several lines, the last without its end. */
    String text();

    /** One document, figures exact. */
    JsonNode json();
}
