/**
 * Arguments and options that several commands take: an experiment, a run, a job, a genotype, as a person names them.
 */
package org.astrapia.shell.command.arguments;
