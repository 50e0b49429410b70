/**
 * Commands that compute, in this process or as jobs beside the shell, and those on jobs.
 */
package org.astrapia.shell.command.run;
