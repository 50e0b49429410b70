package org.astrapia;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may use whom. */
class ArchitectureTest {
    /** The packages, and which others of the program each may use. */
    private enum Layer {
        LANGUAGE,
        FILES,
        GENOTYPE,
        DATA,
        SPACE,
        CONFIG,
        NETWORK,
        RUN,
        GRAPH,
        EXPORT,
        ENGINE,
        SWEEP,
        REPORT,
        SHELL;

        Set<Layer> uses() {
            return switch (this) {
                case LANGUAGE -> Set.of();
                case FILES, GENOTYPE -> Set.of(LANGUAGE);
                case DATA -> Set.of(FILES, LANGUAGE);
                case SPACE -> Set.of(LANGUAGE, GENOTYPE);
                case CONFIG -> Set.of(LANGUAGE, GENOTYPE, DATA, SPACE);
                case NETWORK -> Set.of(LANGUAGE, GENOTYPE, SPACE, CONFIG);
                case RUN -> EnumSet.range(LANGUAGE, NETWORK);
                case GRAPH -> EnumSet.range(LANGUAGE, NETWORK);
                case EXPORT, ENGINE -> EnumSet.range(LANGUAGE, GRAPH);
                case SWEEP -> EnumSet.range(LANGUAGE, RUN);
                case REPORT -> EnumSet.complementOf(EnumSet.of(GRAPH, EXPORT, SHELL));
                case SHELL -> EnumSet.allOf(Layer.class);
            };
        }

        String classes() {
            return "org.astrapia." + name().toLowerCase(Locale.ROOT) + "..";
        }

        String[] visible() {
            return Stream.concat(Stream.of(this), uses().stream())
                    .map(Layer::classes)
                    .toArray(String[]::new);
        }
    }

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.astrapia");

    @ParameterizedTest
    @EnumSource
    void aPackageUsesOnlyTheLayersBelowIt(Layer layer) {
        check(noClasses()
                .that()
                .resideInAPackage(layer.classes())
                .should()
                .dependOnClassesThat(resideInAPackage("org.astrapia..").and(not(resideInAnyPackage(layer.visible())))));
    }

    @Test
    void theRoomsOfTheShellDoNotKnowItsCommands() {
        check(noClasses()
                .that()
                .resideInAPackage("org.astrapia.shell.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.astrapia.shell"));
        check(slices().matching("org.astrapia.shell.(*)..").should().beFreeOfCycles());
    }

    /** What all data shares lies below the rooms that read, change and hand out images. */
    @Test
    void theRoomsOfTheDataBuildOnWhatTheyShare() {
        check(noClasses()
                .that()
                .resideInAPackage("org.astrapia.data")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.astrapia.data.sets..", "org.astrapia.data.augmentation..", "org.astrapia.data.batch.."));
        check(slices().matching("org.astrapia.data.(*)..").should().beFreeOfCycles());
    }

    /** A section of commands is read and changed without the others; what several need lies beside or above them. */
    @Test
    void theSectionsOfCommandsDoNotKnowEachOther() {
        check(slices().matching("org.astrapia.shell.command.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage("org.astrapia.shell.command.arguments..")));
        check(noClasses()
                .that()
                .resideInAPackage("org.astrapia.shell.command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.astrapia.shell.command.*.."));
    }

    @Test
    void noRoomIsCrowdedAndNoFileLong() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/astrapia"))) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file)) {
                    assertThat(file.toFile().listFiles()).as(file.toString()).hasSizeLessThanOrEqualTo(50);
                    assertThat(file.resolve("package-info.java")).exists();
                } else {
                    assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
                }
            }
        }
    }

    @Test
    void everyPackageIsALayer() {
        String[] layers = Arrays.stream(Layer.values()).map(Layer::classes).toArray(String[]::new);
        check(classes().should().resideInAnyPackage(layers).orShould().resideInAPackage("org.astrapia"));
    }

    @Test
    void noPackagesFormACycle() {
        check(slices().matching("org.astrapia.(*)..").should().beFreeOfCycles());
    }

    /** A room and those within it count as many. */
    @Test
    void noRoomsFormACycle() {
        check(slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles());
    }

    @Test
    void onlyTheCompilerTheEngineAndTheEventWriterKnowTensorFlow() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(Layer.GRAPH.classes(), Layer.ENGINE.classes())
                .and()
                .haveNameNotMatching("org\\.astrapia\\.report\\.(.*\\.)?\\w*EventWriter(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tensorflow.."));
    }

    /** Each format has one writer and one reader, but for the tables of others; the schema is made of JSON, piece by piece. What logs uses SLF4J. */
    @Test
    void theLibrariesOfFilesHaveOneHomeEach() {
        onlyIn("com.google.gson..", "org.astrapia.language", "org.astrapia.config", "org.astrapia.config.value");
        onlyIn("de.siegmar.fastcsv..", "org.astrapia.run.table", "org.astrapia.data.sets.list");
        onlyIn("org.yaml.snakeyaml..", "org.astrapia.language");
        onlyIn("ch.qos.logback..", "org.astrapia.run", "org.astrapia.shell.process");
    }

    private static void onlyIn(String library, String... homes) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    @Test
    void onlyTheShellWritesToTheStandardStreams() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(Layer.SHELL.classes())
                .and(not(belongToAnyOf(Astrapia.class)))
                .should(ACCESS_STANDARD_STREAMS));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }
}
