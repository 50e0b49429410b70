/** The data set that the program draws. */
package org.astrapia.data.sets.shapes;
