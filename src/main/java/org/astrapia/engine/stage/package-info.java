/**
 * The stages of a run, each of which can be killed at any moment and go on from its last checkpoint: search, pre-training,
 * retraining, the training of a fixed network, the linear probe.
 */
package org.astrapia.engine.stage;
