/**
 * Where the pixels of images lie: in memory, or in files that are mapped into it when they are too many. Knows bytes and
 * files; what the images show, and where they come from, is not its business.
 */
package org.astrapia.data.storage;
