/**
 * Trained networks as they are used: the weights and the constants of one, the graph that takes images and gives
 * probabilities, its SavedModel, and a session that runs it. Nothing here trains.
 */
package org.astrapia.graph.serving;
