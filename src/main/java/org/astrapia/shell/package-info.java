/**
 * Where a user meets the program: one class per command, what lasts from one to the next, progress, JSON output and exit
 * statuses. The rooms below it hold what knows no command: scripts, the experiment in use, jobs, the prompt.
 * Only these packages write to the standard streams, and nothing depends on them. What a command does not need is not loaded:
 * TensorFlow for runs alone, Gson for {@code --json} alone, JLine for the console and for runs.
 */
package org.astrapia.shell;
