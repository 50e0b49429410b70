package org.astrapia.config;

import static org.astrapia.config.value.NumberTypes.whole;

import java.util.List;
import java.util.Map;
import org.astrapia.config.value.ChoiceType;
import org.astrapia.config.value.DefinitionsType;
import org.astrapia.config.value.NamesType;
import org.astrapia.config.value.TextType;
import org.astrapia.genotype.Ending;
import org.astrapia.genotype.Kept;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;
import org.astrapia.space.Skeleton.Reduction;

/** The keys of {@code space}. */
final class SpaceKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<String> SPACE = TABLE.key(
            "space.extends",
            ChoiceType.ofNames("search space", BuiltInSpaces.names()),
            "darts",
            e -> e.space().name(),
            "the built-in space that gives the values not set here");
    static final Key<Integer> CELLS = TABLE.ofSpace(
            "space.cells",
            whole(1, 100),
            e -> e.space().cells(),
            "cells of the search network; of each of its three stages where residual blocks reduce",
            "DARTS, SSF-NAS: 8, NAS-Bench-201: 5 a stage");
    static final Key<Integer> CHANNELS = TABLE.ofSpace(
            "space.channels",
            whole(2, 1024),
            e -> e.space().channels(),
            "channels of the first cell's nodes; an even number",
            "DARTS: 16");
    static final Key<Integer> NODES = TABLE.ofSpace(
            "space.nodes",
            whole(1, SearchSpace.MOST_NODES),
            e -> e.space().nodes(),
            "intermediate nodes of a cell",
            "DARTS, SSF-NAS: 4, NAS-Bench-201: 3");
    static final Key<List<String>> OPERATIONS = TABLE.ofSpace(
            "space.operations",
            new NamesType("operation"),
            e -> e.space().operations(),
            "candidates of every edge",
            "DARTS: 8 with none, FairDARTS: 7 without, NAS-Bench-201: 5 with none");
    static final Key<Integer> INPUTS = TABLE.ofSpace(
            "space.inputs",
            whole(1, 2),
            e -> e.space().inputs(),
            "earlier cells whose outputs a cell takes; with two, each through ReLU, 1x1 convolution and BN, with one only where its"
                    + " channels are others",
            "DARTS: 2, NAS-Bench-201: 1");
    static final Key<Integer> KINDS = TABLE.ofSpace(
            "space.kinds",
            whole(1, 2),
            e -> e.space().skeleton().shape().kinds(),
            "1 where every cell is alike, 2 for normal and reduction cells",
            "DARTS: 2, NAS-Bench-201: 1");
    static final Key<Ending> OUTPUT = TABLE.ofSpace(
            "space.output",
            ChoiceType.of("output", Ending.class),
            e -> e.space().skeleton().shape().ending(),
            "the output of a cell: all its nodes concatenated, its last node, or the sum of its nodes",
            "DARTS: concat, NAS-Bench-201: last");
    static final Key<Kept> EDGES = TABLE.ofSpace(
            "space.edges",
            ChoiceType.of("choice", Kept.class),
            e -> e.space().skeleton().shape().edges(),
            "which edges a genotype keeps: some, as derive chooses them, or all, each with one operation, which may be none",
            "DARTS: some, NAS-Bench-201: all");
    static final Key<Reduction> REDUCTION = TABLE.ofSpace(
            "space.reduction",
            ChoiceType.of("reduction", Reduction.class),
            e -> e.space().skeleton().reduction(),
            "what halves the images, twice in a network: two of the cells, or residual blocks between three stages of cells",
            "DARTS: cells, NAS-Bench-201: residual-blocks");
    static final Key<Integer> STEM = TABLE.ofSpace(
            "space.stem",
            whole(1, 16),
            e -> e.space().skeleton().stem(),
            "channels of the stem, as a multiple of space.channels",
            "DARTS: 3, NAS-Bench-201: 1");
    static final Key<Map<String, Operation>> DEFINE = TABLE.ofSpace(
            "space.define",
            new DefinitionsType(),
            e -> BuiltInSpaces.beyond(e.space().definitions()),
            "your own operations, each a chain of primitives such as relu >> conv(3) >> bn");

    static final Key<String> TABLE_FILE = TABLE.unset(
            "space.table",
            TextType.path(),
            e -> e.table().map(table -> table.file().toString()),
            "CSV with the true accuracy of every architecture of a space as nas-bench-201; what a search would derive is looked up"
                    + " after each epoch, and shown. Columns: architecture or ArchitectureString (|op~0|+|op~0|op~1|+...), and"
                    + " accuracy in per cent, or by the data set CIFAR10TestAccuracy200Epochs, CIFAR100TestAccuracy200Epochs or"
                    + " ImageNetTestAccuracy200Epochs; a path in a file is relative to the file");
    static final Key<String> TABLE_COLUMN = TABLE.unset(
            "space.table-column",
            TextType.words("the name of a column"),
            e -> e.table().flatMap(Experiment.Table::column),
            "column of the table's accuracies where it has another name");

    private SpaceKeys() {}
}
