/** What a run reached: the records of an evaluation, {@code evaluation.json} and {@code summary.json}, written and read. */
package org.astrapia.run.result;
