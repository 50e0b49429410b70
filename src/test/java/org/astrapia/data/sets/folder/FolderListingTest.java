package org.astrapia.data.sets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.files.ImageFiles;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderListingTest {
    private static final String COMPOSED = "caf\u00E9";
    private static final String APART = "cafe\u0301";

    private static final FolderSettings SETTINGS = new FolderSettings(32, OnCorrupt.REFUSE, OptionalInt.empty());

    @TempDir
    private Path folder;

    @Test
    void classesThatAreNumbersStandInTheirOrder() throws IOException {
        for (int i = 1; i <= 12; i++) {
            image("train/" + i);
        }
        image("test/10");

        ImageFiles listing = FolderListing.of(folder, SETTINGS, 1, false);

        assertThat(listing.classes()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        assertThat(listing.test()).extracting(ImageFiles.Item::label).containsExactly(9);
    }

    @Test
    void aNameIsTheSameHoweverItsAccentsAreSpelt() throws IOException {
        image("train/ant");
        image("train/" + APART);
        image("test/" + COMPOSED);

        ImageFiles listing = FolderListing.of(folder, SETTINGS, 1, false);

        assertThat(listing.classes()).containsExactly("ant", COMPOSED);
        assertThat(listing.test()).extracting(ImageFiles.Item::label).containsExactly(1);
    }

    @Test
    void twoFoldersOfOneNameAreRefused() throws IOException {
        image("train/" + APART);
        image("train/" + COMPOSED);
        image("test/" + COMPOSED);

        assertThatThrownBy(() -> FolderListing.of(folder, SETTINGS, 1, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("two folders here are called '" + COMPOSED + "'");
    }

    @Test
    void whatIsCalledOtherwiseIsFound() throws IOException {
        image("Train/ant");
        image("valid/ant");

        assertThatThrownBy(() -> FolderListing.of(folder, SETTINGS, 1, false))
                .hasMessageContaining("Maybe rename Train to train")
                .hasMessageContaining("Maybe rename valid to test");
    }

    @Test
    void imagesForTestingCanComeFromThoseForTraining() throws IOException {
        image("train/ant");

        assertThatThrownBy(() -> FolderListing.of(folder, SETTINGS, 1, false))
                .hasMessageContaining("Maybe move some images of each class there");
    }

    @Test
    void aFolderAroundTheDataSetIsSeen() throws IOException {
        image("birds/train/ant");
        image("birds/test/ant");

        assertThatThrownBy(() -> FolderListing.of(folder, SETTINGS, 1, false))
                .hasMessageContaining("Maybe the data set is the folder " + folder.resolve("birds"));
    }

    @Test
    void bothPartsAreLookedAtAtOnce() throws IOException {
        image("train/ant");
        image("train/bee");
        image("test/be");
        Files.writeString(folder.resolve("test/be/notes.png"), "no picture");
        Files.createDirectories(folder.resolve("train/empty"));

        assertThatThrownBy(() -> FolderListing.of(folder, SETTINGS, 1, false))
                .isInstanceOfSatisfying(InvalidInputException.class, refusal -> {
                    assertThat(refusal.problems())
                            .extracting(problem -> folder.relativize(
                                            Path.of(problem.at().file()))
                                    .toString())
                            .containsExactly("test/be/notes.png", "train/empty", "test/be");
                    assertThat(refusal.problems())
                            .filteredOn(problem -> problem.message().contains("unknown"))
                            .flatExtracting(Problem::suggestions)
                            .containsExactly("bee");
                });
    }

    private void image(String name) throws IOException {
        Files.createDirectories(folder.resolve(name));
        byte[] beginning = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        Files.write(folder.resolve(name).resolve("a.png"), beginning);
    }
}
