package org.astrapia.space;

/**
 * Architecture logits.
 *
 * @param normal {@code [edges, operations]} of normal cells
 * @param reduce the same for reduction cells
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
public record Alphas(float[][] normal, float[][] reduce) {}
