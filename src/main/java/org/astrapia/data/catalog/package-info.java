/**
 * The data sets that an experiment may name. A new one is its reader, in a room of {@link org.astrapia.data.sets}, and a line of
 * {@link org.astrapia.data.catalog.Datasets}.
 */
package org.astrapia.data.catalog;
