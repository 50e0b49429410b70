/** Sweeps on a cluster under Slurm: the scripts, their submission, and their end. */
package org.astrapia.sweep.slurm;
