/**
 * The folder of a run: the names of its files, the records in them, their readers and writers, its checkpoints and its lock.
 * Knows nothing of TensorFlow, of how a run is made, or of how it is shown.
 */
package org.astrapia.run;
