/**
 * The searches: one class for each method of {@code search.method}, what they share, and what they work out in numbers alone
 * (eigenvalues, evolution over paths, flat vectors of weights). They are built of the stages and never used by them.
 */
package org.astrapia.engine.search;
