/** Images and labels in a file of NumPy arrays, {@code .npz}, and the sets of MedMNIST, which are published so. */
package org.astrapia.data.sets.npz;
