/**
 * Commands of the shell itself: variables, scripts, help, the reference, completion.
 */
package org.astrapia.shell.command.session;
