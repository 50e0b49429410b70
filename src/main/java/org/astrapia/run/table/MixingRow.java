package org.astrapia.run.table;

/**
 * A row of {@code architecture.csv}: the weight that an operation had at the end of an epoch.
 *
 * @param epoch from 0; -1 is the start
 * @param cell kind of cell, such as {@code normal}
 * @param to node that the edge enters
 * @param from node that it leaves
 * @param weight after softmax or sigmoid; where steps draw, the mean of the draws
 * @param changed whether it has changed sides since the first epoch in which alpha moved: a sigmoid weight that of 0.5; of
 *     others, whether this is now the edge's strongest operation and was not then
 */
public record MixingRow(int epoch, String cell, int to, int from, String operation, double weight, boolean changed) {}
