/**
 * Trained networks outside of this program: the weights with which a run would be tested, as a model that others load, and what
 * a model says of image files. Comes in: a run's folder; goes out: files, and probabilities. It trains nothing and changes no run.
 */
package org.astrapia.export;
