/**
 * Images in a file of NumPy arrays, {@code .npz}, as MedMNIST is published. Nothing in such a file is trusted: arrays of Python
 * objects are refused, and no memory is taken for what a header states but the file cannot hold.
 */
package org.astrapia.data.sets.npz;
