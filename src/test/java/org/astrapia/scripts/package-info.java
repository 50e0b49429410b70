/**
 * The shell scripts that come with the sources, beside a build that is made of the classes under test: what they measure and
 * start is the program itself, at a size that takes seconds.
 */
package org.astrapia.scripts;
