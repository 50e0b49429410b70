/**
 * Runs that go on beside the shell, each in a process of its own that tells what happens in lines of JSON: a crash of
 * TensorFlow's native code ends a job, never the shell.
 */
package org.astrapia.shell.jobs;
