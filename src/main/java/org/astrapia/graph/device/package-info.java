/**
 * What there is to compute on: NVIDIA's driver and GPUs, the native libraries of TensorFlow and those that it needs for GPUs, a
 * test of one GPU, and what stands in the way. Everything that must happen before TensorFlow is first used happens here.
 */
package org.astrapia.graph.device;
