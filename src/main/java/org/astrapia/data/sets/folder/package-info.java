/** Images in folders that are called after their classes. */
package org.astrapia.data.sets.folder;
