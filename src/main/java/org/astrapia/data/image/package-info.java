/**
 * Image files: which are read, and squares of red, green and blue from what is stored in them. The JDK and the TwelveMonkeys
 * plug-ins of ImageIO decode; this package looks at the headers, so that nothing is decoded otherwise than it is meant.
 * Knows nothing of classes or data sets.
 */
package org.astrapia.data.image;
