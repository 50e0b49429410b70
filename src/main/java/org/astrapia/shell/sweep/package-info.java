/** Sweeps at work: trials as processes of their own, here or on a cluster, and what is told of them meanwhile. */
package org.astrapia.shell.sweep;
