package org.astrapia.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.Images;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.ShapesSettings;
import org.astrapia.data.storage.GreyPixels;
import org.astrapia.data.storage.Storage;
import org.junit.jupiter.api.Test;

class DatasetsTest {
    private static final FolderSettings OF_64_PIXELS = new FolderSettings(64, OnCorrupt.REFUSE, OptionalInt.empty());

    @Test
    void namesAreThoseOfTheLanguage() {
        assertThat(Datasets.names())
                .startsWith("shapes", "cifar10", "cifar100", "folder", "list", "npz", "medmnist(path)")
                .contains("medmnist(chest)", "medmnist(organs)")
                .hasSize(6 + 12);
    }

    /** The size of a folder's images says nothing of the others, though it may stand in the same experiment. */
    @Test
    void eachDataSetHasItsOwnSide() {
        List<Integer> sides = Datasets.all().stream()
                .map(kind -> new DatasetChoice(
                        kind, Optional.of(Path.of("nowhere")), OF_64_PIXELS, new ShapesSettings(1, 1)))
                .map(DatasetChoice::side)
                .toList();
        assertThat(sides).startsWith(32, 32, 32, 64, 64, 28, 28).hasSize(18);
    }

    /** As Pillow's convert("L") has it; equal values stay. */
    @Test
    void imagesMayBeMadeGrey() {
        DatasetChoice shapes = Choices.shapes(1, 1);
        Images colours = shapes.load(1, Storage.standard()).train();
        Dataset grey = new DatasetChoice(
                        shapes.kind(),
                        shapes.path(),
                        shapes.folder(),
                        shapes.list(),
                        shapes.shapes(),
                        OptionalInt.of(16),
                        1)
                .load(1, Storage.standard());

        assertThat(grey.train().channels()).isEqualTo(1);
        assertThat(grey.train().image(0)).hasSize(16 * 16);
        assertThat(grey.digest()).isEqualTo(shapes.load(1, Storage.standard()).digest());
        assertThat(new Images(1, 3, 3, new byte[] {10, (byte) 200, 30, 77, 77, 77, -1, -1, -1}, new int[1]).pixels())
                .satisfies(pixels -> {
                    byte[] values = new byte[3];
                    new GreyPixels(pixels, 3).read(0, values);
                    assertThat(values).containsExactly((byte) 124, (byte) 77, (byte) 255);
                });
        assertThat(colours.channels()).isEqualTo(3);
    }

    @Test
    void theOutlineOfWhatIsDrawnIsThatOfItsImages() {
        DatasetChoice shapes = Choices.shapes(3, 2);
        Dataset drawn = shapes.load(1, Storage.standard());

        assertThat(shapes.outline(1)).isEqualTo(DataOutline.of(drawn));
        assertThat(shapes.drawn(1)).contains(shapes.outline(1));
        assertThat(Choices.of("cifar10", Path.of("nowhere")).drawn(1)).isEmpty();
    }
}
