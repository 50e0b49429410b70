/**
 * What the operating system gives a process and gets from it: streams and terminals, environment variables, signals, the
 * pager, exit statuses. Nothing here knows an experiment or a command.
 */
package org.astrapia.shell.process;
