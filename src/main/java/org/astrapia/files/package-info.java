/**
 * Files on the disk: written whole or not at all, never through a link, and tidied up after a kill. Comes in: a path and
 * bytes. It knows nothing of what is in them.
 */
package org.astrapia.files;
