/**
 * Where a user meets the program: one class per command, the console, scripts, progress, JSON output and exit statuses.
 * Only this package writes to the standard streams, and nothing depends on it. What a command does not need is not loaded:
 * TensorFlow for runs alone, Gson for {@code --json} alone, JLine for the console and for runs.
 */
package org.astrapia.shell;
