package org.astrapia.data.storage;

/**
 * Images that were made.
 *
 * @param pixels of those that could be made, one after the other
 * @param kept their numbers in the source, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of numbers that nobody compares
public record Stored(Pixels pixels, int[] kept) {}
