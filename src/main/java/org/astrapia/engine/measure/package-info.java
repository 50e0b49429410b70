/** Measures of what networks predict and of rankings: numbers from numbers, without data, networks or TensorFlow. */
package org.astrapia.engine.measure;
