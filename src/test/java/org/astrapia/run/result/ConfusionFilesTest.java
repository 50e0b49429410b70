package org.astrapia.run.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionFilesTest {
    @Test
    void aNameThatWouldBreakTheTableIsQuoted() {
        String text = ConfusionFiles.text(
                List.of("cat", "dog, \"big\"", "a\nb"),
                List.of(List.of(3L, 1L, 0L), List.of(0L, 2L, 0L), List.of(0L, 0L, 4L)));

        assertThat(text).isEqualTo("""
                        true class,cat,"dog, ""big""\","a
                        b"
                        cat,3,1,0
                        "dog, ""big""\",0,2,0
                        "a
                        b",0,0,4
                        """);
    }
}
