package org.astrapia.run.result;

/**
 * What a search took.
 *
 * @param seconds over all processes that worked on it
 * @param architectureSteps steps of alpha; 0 when it drew at random
 */
public record SearchCost(double seconds, long architectureSteps) {}
