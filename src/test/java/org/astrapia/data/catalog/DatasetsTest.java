package org.astrapia.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.astrapia.data.DataOutline;
import org.astrapia.data.Dataset;
import org.astrapia.data.sets.Choices;
import org.astrapia.data.sets.DatasetChoice;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.ShapesSettings;
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

    @Test
    void theOutlineOfWhatIsDrawnIsThatOfItsImages() {
        DatasetChoice shapes = Choices.shapes(3, 2);
        Dataset drawn = shapes.load(1, Storage.standard());

        assertThat(shapes.outline(1)).isEqualTo(DataOutline.of(drawn));
        assertThat(shapes.drawn(1)).contains(shapes.outline(1));
        assertThat(Choices.of("cifar10", Path.of("nowhere")).drawn(1)).isEmpty();
    }
}
