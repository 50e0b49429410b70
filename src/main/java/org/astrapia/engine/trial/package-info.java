/**
 * Searches that judge architectures one by one: which comes next, and what its result changes. Nothing is built or trained here;
 * who asks for the next trial judges it and tells. All that a search knows follows from the seed and the results so far.
 */
package org.astrapia.engine.trial;
