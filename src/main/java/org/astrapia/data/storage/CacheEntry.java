package org.astrapia.data.storage;

import java.util.List;

/**
 * Images that lie in a file.
 *
 * @param parts the images of each part in which they were written
 * @param about what their maker had to say of them
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes that nobody compares
public record CacheEntry(List<Pixels> parts, byte[] about) {
    public CacheEntry {
        parts = List.copyOf(parts);
    }
}
