/**
 * What {@code bench} measures and how it tells it: figures of a search, of evaluation, retraining and input, processes
 * that run in turn to be compared, and traces of single steps.
 */
package org.astrapia.shell.bench;
