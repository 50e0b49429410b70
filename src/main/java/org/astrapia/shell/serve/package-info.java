/**
 * The runs of a folder as pages for a browser on this machine: a small HTTP server that only reads. What it shows is written by
 * the reports; what may be asked for is one of the runs and genotypes that there are.
 */
package org.astrapia.shell.serve;
