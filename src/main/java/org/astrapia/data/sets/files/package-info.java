/**
 * Image files of a person's own, however they were found: what their first bytes say, which are trained on and which are tested
 * where nothing else says it, and how they are decoded into squares.
 */
package org.astrapia.data.sets.files;
