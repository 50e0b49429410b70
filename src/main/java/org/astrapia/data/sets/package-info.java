/**
 * What all data sets share: what an experiment says of one, how it is outlined without reading a pixel, and read or drawn. Each
 * kind lives in a room of its own; {@link org.astrapia.data.catalog} lists them.
 */
package org.astrapia.data.sets;
