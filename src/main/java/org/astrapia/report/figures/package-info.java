/** The numbers that reports show: what is measured, over which runs, and how it is written. */
package org.astrapia.report.figures;
