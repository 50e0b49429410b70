/** What a run's folder holds, read as a whole and as far as it can be read: for reports, and nothing is changed. */
package org.astrapia.run.content;
