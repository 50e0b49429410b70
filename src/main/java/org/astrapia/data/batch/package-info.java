/** Batches of images, made ahead by threads of their own: which images an epoch shows, in which order, and how changed. */
package org.astrapia.data.batch;
