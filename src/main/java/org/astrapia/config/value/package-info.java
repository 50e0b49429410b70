/**
 * Kinds of values that a key of an experiment may have: numbers, texts, choices, expressions. Each reads its value, prints it,
 * describes it for people and for JSON Schema. They know nothing of experiments.
 */
package org.astrapia.config.value;
