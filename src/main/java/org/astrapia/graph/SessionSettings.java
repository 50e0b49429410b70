package org.astrapia.graph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What may be asked of TensorFlow's sessions to measure what it brings. Runs take {@link #OURS}, with which the program's
 * numbers were compared; others may change last digits.
 *
 * @param interThreads how many operations run side by side, from 1 on; as many as there are cores if not given
 * @param intraThreads among how many threads an operation shares its work, from 1 on; if not given, what
 *     {@link SessionOptions} chooses for the network
 * @param rewriters of the graph, TensorFlow's own (grappler)
 * @param jit whether XLA compiles what it can cluster, on the processor too
 */
public record SessionSettings(OptionalInt interThreads, OptionalInt intraThreads, Rewriters rewriters, boolean jit) {
    /** What runs have. */
    public static final SessionSettings OURS =
            new SessionSettings(OptionalInt.empty(), OptionalInt.empty(), Rewriters.OFF, false);

    /**
     * Which of TensorFlow's rewriters change a graph before it runs. That for mixed precision comes with {@code
     * compiler.precision} and is not among them.
     *
     * @param all those that TensorFlow holds to be good; {@code names} is then empty
     * @param names these, in this order, once; none for no rewriting
     */
    public record Rewriters(boolean all, List<String> names) {
        /** None: our passes have done what they would do. */
        public static final Rewriters OFF = new Rewriters(false, List.of());

        /** All that TensorFlow holds to be good. */
        public static final Rewriters ON = new Rewriters(true, List.of());

        /** What each is called, in the order in which TensorFlow runs all of them. */
        public static final List<String> NAMES = List.of(
                "pruning",
                "function",
                "common_subgraph_elimination",
                "constfold",
                "shape",
                "remap",
                "layout",
                "memory",
                "arithmetic",
                "loop",
                "dependency",
                "scoped_allocator");

        public Rewriters {
            names = List.copyOf(names);
        }

        /** These, each of {@link #NAMES}; none of them is OFF. */
        public static Rewriters of(List<String> names) {
            return new Rewriters(false, names);
        }

        /** {@code off}, {@code on}, or names with commas between. */
        public String word() {
            return all ? "on" : names.isEmpty() ? "off" : String.join(",", names);
        }

        /** What a word says; empty where it says nothing. */
        public static Optional<Rewriters> parse(String word) {
            if (word.equals(ON.word())) {
                return Optional.of(ON);
            }
            if (word.equals(OFF.word())) {
                return Optional.of(OFF);
            }
            List<String> names = List.of(word.split(",", -1));
            return NAMES.containsAll(names) ? Optional.of(of(names)) : Optional.empty();
        }
    }
}
