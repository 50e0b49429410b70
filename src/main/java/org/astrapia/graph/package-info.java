/**
 * The compiler: a program of primitives goes through passes and becomes a TensorFlow graph with its gradients and
 * updates, the same GraphDef every time; a model runs that graph's steps and holds its state.
 */
package org.astrapia.graph;
