package org.astrapia.data.sets.list;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An image and its labels, as a list has them.
 *
 * @param file the list
 * @param line of the image, from 1
 * @param image as it is written
 * @param labels one, none or several
 * @param part what the list says of its part: train, val or test
 * @param group what must stay on one side
 */
record Row(Path file, int line, String image, List<String> labels, Optional<String> part, Optional<String> group) {
    Row {
        labels = List.copyOf(labels);
    }
}
