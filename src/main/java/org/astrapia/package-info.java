/**
 * The program's entrance. Data flows config → data → space → graph → engine → genotype → report; each of these is a package
 * below this one, and {@code shell} is where a user meets them.
 */
package org.astrapia;
