/**
 * Commands on genotypes in files.
 */
package org.astrapia.shell.command.genotype;
