/**
 * Where a user meets the program: it finds the command that the words name, carries it out, and says what went wrong; the
 * console and scripts are many of these. The rooms below do not know it: {@code command} with its sections, the experiment in
 * use, jobs, scripts, the prompt, the process.
 * Only these packages write to the standard streams, and nothing depends on them. What a command does not need is not loaded:
 * TensorFlow for runs alone, Gson for {@code --json} alone, JLine for the console and for runs.
 */
package org.astrapia.shell;
