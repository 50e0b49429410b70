package org.astrapia.data.sets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.astrapia.data.sets.FolderSettings;
import org.astrapia.data.sets.FolderSettings.OnCorrupt;
import org.astrapia.data.sets.SplitSettings;
import org.astrapia.data.sets.files.ImageFiles;
import org.astrapia.data.sets.files.ImageFiles.Item;
import org.astrapia.language.InvalidInputException;
import org.astrapia.language.ProblemPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images whose folders do not say which are tested. */
class FolderSplitTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderOfClassesIsSharedOutByClass() throws IOException {
        images("ant", 100);
        images("bee", 10);
        images("cat", 2);
        images("dog", 1);

        ImageFiles files = list(SplitSettings.NONE, 1);

        assertThat(files.classes()).containsExactly("ant", "bee", "cat", "dog");
        assertThat(perClass(files.test(), 4)).containsExactly(20, 2, 1, 0);
        assertThat(perClass(files.train(), 4)).containsExactly(80, 8, 1, 1);
        assertThat(names(files.train())).doesNotContainAnyElementsOf(names(files.test()));
        assertThat(files.notes())
                .containsExactly(
                        "23 of 113 images are tested, drawn by seed.data: 20 % of each class (data.folder.test)");
    }

    @Test
    void theDataSeedAloneDraws() throws IOException {
        images("ant", 50);
        images("bee", 50);

        Set<String> first = names(list(SplitSettings.NONE, 1).test());
        assertThat(names(list(SplitSettings.NONE, 1).test())).isEqualTo(first);
        assertThat(names(list(SplitSettings.NONE, 2).test())).isNotEqualTo(first);
    }

    @Test
    void sharesForTestAndValidationAreSaid() throws IOException {
        images("ant", 40);
        images("bee", 20);

        ImageFiles files = list(shares(0.3, 0.1, ""), 1);

        assertThat(perClass(files.test(), 2)).containsExactly(12, 6);
        assertThat(perClass(files.validation(), 2)).containsExactly(4, 2);
        assertThat(perClass(files.train(), 2)).containsExactly(24, 12);
        assertThat(files.notes())
                .contains("6 images are for validation: they are neither trained on nor tested (retrain.validation: own"
                        + " measures them)");
    }

    @Test
    void thoseOfAGroupStandOnOneSide() throws IOException {
        for (int patient = 0; patient < 30; patient++) {
            for (int i = 0; i < 1 + patient % 4; i++) {
                image("sick/p" + patient + "_" + i);
                image("well/p" + patient + "_" + i);
            }
        }
        ImageFiles files = list(shares(0.2, 0.2, "p(\\d+)_"), 3);

        List<Set<String>> patients =
                List.of(patients(files.train()), patients(files.validation()), patients(files.test()));
        assertThat(patients.stream().mapToInt(Set::size).sum())
                .as("each on one side")
                .isEqualTo(30);
        int all = 2 * (8 * 1 + 8 * 2 + 7 * 3 + 7 * 4);
        assertThat(files.test().size()).isBetween(all / 5 - 6, all / 5 + 6);
        assertThat(files.validation().size()).isBetween(all / 5 - 6, all / 5 + 6);
        assertThat(files.notes())
                .anySatisfy(note ->
                        assertThat(note).contains("30 groups as data.folder.group names them, each on one side"));
    }

    @Test
    void aClassOfTwoGroupsIsTrainedOnAndTested() throws IOException {
        for (String name : List.of("a1", "a2", "a3", "b1", "b2")) {
            image("rare/" + name);
        }
        images("often", 20);

        ImageFiles files = list(shares(0.1, 0, "/(rare|often|a|b|.*)"), 1);
        assertThat(perClass(files.train(), 2)).doesNotContain(0);

        ImageFiles byLetter = list(shares(0.1, 0, "rare/(.)|often/(?:.*)"), 1);
        assertThat(patientsOf(byLetter.test(), "rare")).containsExactly("b");
        assertThat(patientsOf(byLetter.train(), "rare")).containsExactly("a");
    }

    @Test
    void anImageWithoutAGroupIsTold() throws IOException {
        images("ant", 3);
        images("bee", 3);

        assertThatThrownBy(() -> list(shares(0.2, 0, "patient(\\d)"), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("data.folder.group")
                .hasMessageContaining("it names no group for 6 of 6 images: ant/0.png");
    }

    @Test
    void testImagesAreDrawnFromTrainWhereThatIsSaid() throws IOException {
        images("train/ant", 10);
        images("train/bee", 10);
        images("val/ant", 3);

        ImageFiles files = list(shares(0.2, 0, ""), 1);

        assertThat(perClass(files.test(), 2)).containsExactly(2, 2);
        assertThat(perClass(files.validation(), 2)).containsExactly(3, 0);
    }

    @Test
    void aShareThatAFolderSaysAlreadyIsRefused() throws IOException {
        for (String name : List.of("train/ant", "test/ant", "valid/ant")) {
            images(name, 3);
        }
        assertThatThrownBy(() -> list(shares(0.2, 0.1, ""), 1))
                .hasMessageContaining("data.folder.test: which images are tested is said already")
                .hasMessageContaining("data.folder.validation: which images are for validation is said already");
    }

    @Test
    void aFolderOfValidationImagesIsToldAndDoesNotStopARun() throws IOException {
        for (String validation : List.of("val", "valid", "validation")) {
            images("train/ant", 4);
            images("test/ant", 2);
            images(validation + "/ant", 3);
            images(validation + "/unknown", 1);
            Files.writeString(folder.resolve(validation).resolve("ant/broken.jpg"), "<html>");

            ImageFiles files = list(SplitSettings.NONE, 1);

            assertThat(files.validation()).hasSize(3);
            assertThat(files.notes())
                    .containsExactly(
                            "3 images are for validation: they are neither trained on nor tested (retrain.validation: own"
                                    + " measures them)");
            Files.move(folder.resolve(validation), folder.resolve("kept-" + validation));
        }
    }

    @Test
    void validationIsDrawnFromTrainBesideATestFolder() throws IOException {
        images("train/ant", 20);
        images("test/ant", 5);

        ImageFiles files =
                list(new SplitSettings(OptionalDouble.empty(), OptionalDouble.of(0.25), Optional.empty()), 1);

        assertThat(files.train()).hasSize(15);
        assertThat(files.validation()).hasSize(5);
        assertThat(files.test()).hasSize(5);
    }

    @Test
    void tinyImageNetIsReadAsItIsPublished() throws IOException {
        for (String name : List.of("n01443537", "n01629819")) {
            images("train/" + name + "/images", 3);
            Files.writeString(folder.resolve("train/" + name + "/" + name + "_boxes.txt"), "x\t0\t0\t1\t1\n");
        }
        images("val/images", 4);
        images("test/images", 2);
        Files.writeString(
                folder.resolve("val/val_annotations.txt"),
                "0.png\tn01629819\t0\t0\t9\t9\n1.png\tn01443537\t0\t0\t9\t9\n2.png\tn01629819\t0\t0\t9\t9\n");

        ImageFiles files = list(SplitSettings.NONE, 1);

        assertThat(files.classes()).containsExactly("n01443537", "n01629819");
        assertThat(perClass(files.train(), 2)).containsExactly(3, 3);
        assertThat(perClass(files.test(), 2)).containsExactly(1, 2);
        assertThat(files.notes()).anySatisfy(note -> assertThat(note).contains("Tiny-ImageNet"));

        Files.writeString(folder.resolve("val/val_annotations.txt"), "../../secret.png\tn01629819\n");
        assertThatThrownBy(() -> list(SplitSettings.NONE, 1)).hasMessageContaining("line 1 is not as Tiny-ImageNet");
    }

    @Test
    void aFolderOfImagesWithATableIsNoClass() throws IOException {
        images("images", 5);
        assertThatThrownBy(() -> list(SplitSettings.NONE, 1))
                .hasMessage(folder + ": has images in one folder alone, images; expected is one for each class");

        Path table = Files.writeString(folder.resolve("labels.csv"), "image,label\n");
        assertThatThrownBy(() -> list(SplitSettings.NONE, 1))
                .hasMessageEndingWith("Maybe labels.csv names the classes: data.dataset=list data.images="
                        + folder.resolve("images") + " data.labels=" + table);
    }

    /** A folder has no lines. */
    @Test
    void aMissingFolderIsNamedByItsPathAlone() throws IOException {
        images("train/ant", 2);

        assertThatThrownBy(() -> list(SplitSettings.NONE, 1))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(
                                        ProblemPrinter.print(refusal.problems().get(0)))
                                .startsWith(folder.resolve("test") + ": there is no such folder; expected are"));
    }

    private ImageFiles list(SplitSettings split, long seed) {
        return FolderListing.of(
                folder, new FolderSettings(8, OnCorrupt.REFUSE, OptionalInt.empty(), split), seed, false);
    }

    private static SplitSettings shares(double test, double validation, String group) {
        return new SplitSettings(
                OptionalDouble.of(test),
                validation == 0 ? OptionalDouble.empty() : OptionalDouble.of(validation),
                Optional.of(group).filter(expression -> !expression.isEmpty()));
    }

    private static List<Integer> perClass(List<Item> items, int classes) {
        int[] counts = new int[classes];
        items.forEach(item -> counts[item.label()]++);
        return java.util.Arrays.stream(counts).boxed().toList();
    }

    private static Set<String> names(List<Item> items) {
        return items.stream().map(item -> item.file().toString()).collect(Collectors.toSet());
    }

    private static Set<String> patients(List<Item> items) {
        Set<String> patients = new HashSet<>();
        items.forEach(item -> patients.add(item.file().getFileName().toString().replaceAll("_.*", "")));
        return patients;
    }

    private static Set<String> patientsOf(List<Item> items, String name) {
        return items.stream()
                .map(Item::file)
                .filter(file -> file.getParent().endsWith(name))
                .map(file -> file.getFileName().toString().substring(0, 1))
                .collect(Collectors.toSet());
    }

    private void images(String name, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            image(name + "/" + i);
        }
    }

    private void image(String name) throws IOException {
        Path file = folder.resolve(name + ".png");
        Files.createDirectories(file.getParent());
        byte[] beginning = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        Files.write(file, beginning);
    }
}
