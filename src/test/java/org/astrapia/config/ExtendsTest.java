package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.astrapia.config.Experiment.Seeds;
import org.astrapia.data.Distribution;
import org.astrapia.data.augmentation.Augmentation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendsTest {
    @TempDir
    private Path path;

    private TextFolder folder;

    @BeforeEach
    void open() {
        folder = new TextFolder(path);
    }

    @Test
    void mapsMergeListsAndScalarsReplace() {
        folder.write("base/common.yaml", """
                experiment: common
                seed: 7
                data: {augment: flip, distribution: natural}
                space: {nodes: 2, operations: [none, skip_connect], define: {a: relu >> bn}}
                """);

        Experiment experiment = folder.read("""
                experiment: mine
                extends: base/common.yaml
                seed: {search: 8}
                data: {augment: crop(4)}
                space: {operations: [a, b], define: {b: relu}}
                """);

        assertThat(experiment.name()).isEqualTo("mine");
        assertThat(experiment.seed()).isEqualTo(new Seeds(7, 8, 7));
        assertThat(experiment.data().augment()).containsExactly(new Augmentation.Crop(4));
        assertThat(Distribution.TERMS.print(experiment.data().distribution())).isEqualTo("natural");
        assertThat(experiment.space().nodes()).isEqualTo(2);
        assertThat(experiment.space().operations()).containsExactly("a", "b");
    }

    @Test
    void aBaseMayHaveABaseOfItsOwn() {
        folder.write("one.yaml", "search: {epochs: 3, batch: 8}");
        folder.write("two.yaml", "extends: one.yaml\nsearch: {batch: 16}");

        Experiment experiment = folder.read("experiment: a\nextends: two.yaml");

        assertThat(experiment.search().epochs()).isEqualTo(3);
        assertThat(experiment.search().batch()).isEqualTo(16);
    }

    @Test
    void aCircleIsRefusedWhereItCloses() {
        folder.write("two.yaml", "extends: experiment.yaml");

        assertThat(folder.problems("experiment: a\nextends: two.yaml"))
                .containsExactly("two.yaml:1:10 `experiment.yaml` extends this file itself, in a circle");
    }

    @Test
    void aTowerIsRefused() {
        for (int i = 0; i < 20; i++) {
            folder.write("level" + i + ".yaml", "extends: level" + (i + 1) + ".yaml");
        }

        assertThat(folder.problems("experiment: a\nextends: level0.yaml"))
                .containsExactly("level8.yaml:1:10 more than 10 files extend one another");
    }
}
