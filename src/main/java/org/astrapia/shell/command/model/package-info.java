/**
 * Commands that use trained networks: outside of this program, and on images of one's own.
 */
package org.astrapia.shell.command.model;
