/** Commands on sweeps: how they stand, going on, stopping, working at them, and what they found. */
package org.astrapia.shell.command.sweep;
