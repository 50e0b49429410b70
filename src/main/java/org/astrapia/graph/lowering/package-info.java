/**
 * How each primitive becomes TensorFlow operations, forward and backward side by side. Only operations whose result was
 * measured to be right are emitted: no dilations, no explicit padding attributes, no gradients from TensorFlow itself.
 */
package org.astrapia.graph.lowering;
