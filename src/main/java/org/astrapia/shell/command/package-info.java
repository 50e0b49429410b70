/**
 * What every command is made of: its entry in the registry, the context that it works in, the session that lasts from one to
 * the next, and how it tells results and mistakes. One folder a section of the help lies below; a new command is its class and
 * its entry there, from which call, help, completion and reference follow.
 */
package org.astrapia.shell.command;
