/**
 * What there is to compute on: NVIDIA's driver and GPUs, the libraries that TensorFlow needs for them, a test of one GPU, and
 * what stands in the way. Everything that must happen before TensorFlow is first used happens here.
 */
package org.astrapia.graph.device;
