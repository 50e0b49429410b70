package org.astrapia.data.sets.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersAreComparedByTheirValue() {
        requireOrder("1", "2", "9", "10", "11", "12", "100");
        requireOrder("a", "a1", "a2b3", "a2b10", "a10b2", "b");
        requireOrder("image9", "image10", "image99999999999999999999998", "image99999999999999999999999");
    }

    @Test
    void ofEqualNumbersThoseWithFewerZerosComeFirst() {
        requireOrder("0", "00", "1", "01", "001", "2", "007", "10", "010");
        requireOrder("a1b1", "a01b1", "a1b2");
    }

    @Test
    void theOrderIsThatOfCodePointsInAnyScript() {
        requireOrder("Ant", "ant", "bee", "Äpfel", "мышь", "قط", "類 2", "類 10", "\uFF21", "🐝", "🐞");
        requireOrder("١", "٢", "١٠");
    }

    private static void requireOrder(String... names) {
        List<String> shuffled = new ArrayList<>(List.of(names));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(new NaturalOrder());
            assertThat(shuffled).containsExactly(names);
        }
    }
}
