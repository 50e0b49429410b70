/**
 * Commands that make, change, read and check an experiment.
 */
package org.astrapia.shell.command.experiment;
