/**
 * Commands that show what runs left.
 */
package org.astrapia.shell.command.results;
