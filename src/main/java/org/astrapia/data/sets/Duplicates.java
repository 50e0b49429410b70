package org.astrapia.data.sets;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds images that are there more than once: in training and in test, or under two classes. Serves any number of threads. */
public final class Duplicates {
    /**
     * Where an image stands.
     *
     * @param order of the image among all, so that what is told does not depend on threads
     * @param name by which a person finds it
     * @param label name of its class
     * @param tested whether it is a test image
     */
    public record Place(int order, String name, String label, boolean tested) {}

    private final Map<ByteBuffer, List<Place>> places = new HashMap<>();

    /**
     * Adds an image.
     *
     * @param digest of its contents
     */
    public synchronized void add(byte[] digest, Place place) {
        places.computeIfAbsent(ByteBuffer.wrap(digest), same -> new ArrayList<>(1))
                .add(place);
    }

    /** What a person should know, one line each; none when every image is there once. */
    public synchronized List<String> notes() {
        List<List<Place>> several = places.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> same.stream()
                        .sorted((a, b) -> Integer.compare(a.order(), b.order()))
                        .toList())
                .sorted((a, b) -> Integer.compare(a.get(0).order(), b.get(0).order()))
                .toList();
        List<String> notes = new ArrayList<>();
        tested(several).ifPresent(notes::add);
        underTwoClasses(several).ifPresent(notes::add);
        return notes;
    }

    private static Optional<String> tested(List<List<Place>> several) {
        int count = 0;
        String first = "";
        for (List<Place> same : several) {
            List<Place> tested = same.stream().filter(Place::tested).toList();
            Optional<Place> trained =
                    same.stream().filter(place -> !place.tested()).findFirst();
            if (tested.isEmpty() || trained.isEmpty()) {
                continue;
            }
            count += tested.size();
            first = first.isEmpty()
                    ? tested.get(0).name() + " is " + trained.get().name()
                    : first;
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%,d test %s among the training images too, so that the test is too easy: %s%s",
                        count,
                        count == 1 ? "image stands" : "images stand",
                        first,
                        count == 1 ? "" : ", …"));
    }

    private static Optional<String> underTwoClasses(List<List<Place>> several) {
        List<List<Place>> doubtful = several.stream()
                .filter(same -> same.stream().map(Place::label).distinct().count() > 1)
                .toList();
        if (doubtful.isEmpty()) {
            return Optional.empty();
        }
        Place one = doubtful.get(0).get(0);
        Place other = doubtful.get(0).stream()
                .filter(place -> !place.label().equals(one.label()))
                .findFirst()
                .orElseThrow();
        return Optional.of(String.format(
                Locale.ROOT,
                "%,d %s under two classes: %s is '%s', and %s, the same, is '%s'%s",
                doubtful.size(),
                doubtful.size() == 1 ? "image stands" : "images stand",
                one.name(),
                one.label(),
                other.name(),
                other.label(),
                doubtful.size() == 1 ? "" : "; …"));
    }
}
