/**
 * The data sets that an experiment may name: how each is found, outlined without reading a pixel, and read or drawn. A new one
 * is its reader, with its {@link org.astrapia.data.sets.DatasetKind}, and its place in {@link
 * org.astrapia.data.sets.Datasets}.
 */
package org.astrapia.data.sets;
