/**
 * What stands in the folder of a run: the names that its writers and its readers share. Knows nothing of TensorFlow, of how a run
 * is made, or of how it is shown.
 */
package org.astrapia.run;
