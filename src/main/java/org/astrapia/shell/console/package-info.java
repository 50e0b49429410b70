/**
 * Editing of lines at the prompt: completion, hints, colours, history, the status line. What there is to complete comes in
 * through a source, and the lines go out as text; nothing here carries out a command.
 */
package org.astrapia.shell.console;
