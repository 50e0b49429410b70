/**
 * What all that deals with images shares: labelled images, the long-tailed part that is kept of them, its split for the
 * search, and the streams of random numbers. The rooms below it, {@code sets}, {@code augmentation} and {@code batch}, read,
 * change and hand out images. Knows neither networks nor TensorFlow. Every choice is a function of a seed.
 */
package org.astrapia.data;
