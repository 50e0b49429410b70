package org.astrapia.config;

import static org.astrapia.config.value.NumberTypes.whole;

import java.util.List;
import java.util.Map;
import org.astrapia.config.value.ChoiceType;
import org.astrapia.config.value.DefinitionsType;
import org.astrapia.config.value.NamesType;
import org.astrapia.space.Operation;
import org.astrapia.space.SearchSpace;

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
            "space.cells", whole(1, 100), e -> e.space().cells(), "cells of the search network", "DARTS, SSF-NAS: 8");
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
            "DARTS, SSF-NAS: 4");
    static final Key<List<String>> OPERATIONS = TABLE.ofSpace(
            "space.operations",
            new NamesType("operation"),
            e -> e.space().operations(),
            "candidates of every edge",
            "DARTS: 8 with none, FairDARTS: 7 without");
    static final Key<Map<String, Operation>> DEFINE = TABLE.ofSpace(
            "space.define",
            new DefinitionsType(),
            e -> BuiltInSpaces.beyond(e.space().definitions()),
            "your own operations, each a chain of primitives such as relu >> conv(3) >> bn");

    private SpaceKeys() {}
}
