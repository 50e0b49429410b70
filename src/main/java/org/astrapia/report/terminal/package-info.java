/** Tables, charts and cells as text for a terminal. */
package org.astrapia.report.terminal;
