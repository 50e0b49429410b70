/**
 * Data sets, the long-tailed part that is kept of them, its split for the search, and batches made by background
 * threads. Reads files and draws; knows neither networks nor TensorFlow. Every choice is a function of a seed.
 */
package org.astrapia.data;
