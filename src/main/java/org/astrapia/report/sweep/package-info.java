/** What a sweep found: results by its axes, differences from its baseline, and which trials are missing; as tables, CSV and a document. */
package org.astrapia.report.sweep;
