/**
 * The one configuration document: records, JSON Schema, reader, and every problem with its place and a sentence.
 *
 * <p>YAML becomes a tree ({@code YamlReader}), the tree is checked against {@code ocellus.schema.json} ({@code Checked}), and small
 * readers make the records from what the schema left over, checking what a schema can't say. Each step adds to the same
 * {@code Problems}. No record is made by reflection.
 */
@NullMarked
package io.ocellus.config;

import org.jspecify.annotations.NullMarked;
