/**
 * The language of the shell: lines cut into statements and words, variables, loops. It knows nothing of what the commands
 * do; whoever carries out a script gives the meaning.
 */
package org.astrapia.shell.script;
