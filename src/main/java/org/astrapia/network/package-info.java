/**
 * The intermediate form: a network as a list of values, each one primitive applied to earlier values, with known
 * dimensions and named parameters. Builders make it from a search space, a genotype or a known architecture; counting,
 * the compiler's passes and the emitter read it. No TensorFlow here.
 */
package org.astrapia.network;
