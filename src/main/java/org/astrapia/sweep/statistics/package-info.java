/** What paired results of trials prove: means, deviations, intervals and tests, by Apache Commons Statistics where it has them. */
package org.astrapia.sweep.statistics;
