/**
 * The experiment that a shell works on: a file, or none yet, and the changes that were made to it since. It makes the words
 * that the reader of experiments takes, so that {@code set} and YAML understand and refuse the same.
 */
package org.astrapia.shell.experiment;
