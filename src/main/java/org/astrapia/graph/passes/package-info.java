/**
 * Passes rewrite a program into one that computes the same with less work. They speak of primitives, never of names of
 * operations, so that a user's own operations profit by the same rules.
 */
package org.astrapia.graph.passes;
