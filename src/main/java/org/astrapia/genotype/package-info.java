/**
 * Architectures as text: the records of a genotype, its canonical YAML, the Python texts of DARTS and FairDARTS, and
 * what can be said of a genotype alone (differences, paths). Knows the description language and nothing else.
 */
package org.astrapia.genotype;
