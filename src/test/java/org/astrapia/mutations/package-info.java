/**
 * Files as they come out of accidents: experiments, genotypes, runs, images, each damaged thousands of times from seeds.
 * Whatever comes in is read or refused, soon and in little memory; a new kind of file is one test of {@code MutationsTest}.
 */
package org.astrapia.mutations;
