/**
 * Runs experiments: what is looked at before the first step, the walk through the stages, resuming, measuring speed. Comes in:
 * an experiment and its data; goes out: files and events. It decides nothing about graphs.
 */
package org.astrapia.engine;
