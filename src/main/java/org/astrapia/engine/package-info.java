/**
 * Runs experiments: the loops of search and training, their checkpoints, and the run folder that holds all that a run
 * leaves. Comes in: an experiment and its data; goes out: files and events. It decides nothing about graphs.
 */
package org.astrapia.engine;
