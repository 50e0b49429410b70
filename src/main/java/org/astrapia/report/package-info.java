/**
 * What people look at after a run: the HTML report with its drawings, tables and bars for the terminal, the TensorBoard
 * event file. Reads the files of a run folder; only the event writer may use TensorFlow.
 */
package org.astrapia.report;
