package org.astrapia.config;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Draws numbers, and some of what it is given. */
class RandomValues {
    final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    final double positive() {
        return Math.max(1e-9, random.nextDouble() * Math.pow(10, -random.nextInt(6)));
    }

    final int whole(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    final <T> List<T> some(int most, Supplier<T> draw) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> draw.get())
                .toList();
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
