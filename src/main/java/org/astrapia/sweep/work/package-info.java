/**
 * Carrying out the trials of a sweep. Workers share nothing but its folder: a trial belongs to whoever made the folder of its newest
 * claim, and a claim whose heartbeat has ended is followed by the next. That is right on network drives too, where making a folder is one
 * step and locks may not be had.
 */
package org.astrapia.sweep.work;
