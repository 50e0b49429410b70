/** What a training is told beside its recipe: how large its network is to be, and which weights are kept. Plain records and their words. */
package org.astrapia.config.training;
