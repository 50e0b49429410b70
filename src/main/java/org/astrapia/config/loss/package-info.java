/**
 * What networks and architectures are trained to make small, and how classes are weighed in it. A new loss is a record of one
 * of the families, {@code LabelLoss} or {@code LabelFreeLoss}, and one term of its {@code TERMS}.
 */
package org.astrapia.config.loss;
