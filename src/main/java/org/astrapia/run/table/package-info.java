/** The tables of a run's folder, {@code metrics.csv} and {@code architecture.csv}: their columns, writers and readers. */
package org.astrapia.run.table;
