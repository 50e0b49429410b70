package org.astrapia.run.table;

/**
 * A row of {@code architecture.csv}: the weight that an operation had at the end of an epoch.
 *
 * @param epoch from 0; -1 is the start
 * @param cell {@code normal} or {@code reduce}
 * @param to node that the edge enters
 * @param from node that it leaves
 * @param weight after softmax or sigmoid
 */
public record MixingRow(int epoch, String cell, int to, int from, String operation, double weight) {}
