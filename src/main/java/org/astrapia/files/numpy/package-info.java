/**
 * Arrays of numbers in NumPy's open formats: {@code .npy}, one array, and {@code .npz}, a zip of them. They are read with a bound
 * on every size, since a file can say anything of itself. It knows nothing of what the numbers mean.
 */
package org.astrapia.files.numpy;
