/**
 * What is searched: primitives, operations made of them, cell-based search spaces, and how a genotype is derived from
 * architecture logits or drawn at random. No TensorFlow: a space is a description.
 */
package org.astrapia.space;
