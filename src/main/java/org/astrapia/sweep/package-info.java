/**
 * Sweeps: many runs of one description, each with other values of some keys. Here they are read, unfolded into trials and kept in a
 * folder; {@code work} carries the trials out, on any number of machines; {@code slurm} asks a cluster to do that; {@code statistics}
 * tells what the results prove. TensorFlow is not needed.
 */
package org.astrapia.sweep;
