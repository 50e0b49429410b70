/**
 * What {@code bench} measures and how it tells it: figures of a search, of evaluation, retraining and input, processes
 * that measure steps of any part when they are told to, and traces of single steps.
 */
package org.astrapia.shell.bench;
