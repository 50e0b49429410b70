package org.astrapia.config.search;

import static org.astrapia.language.Term.term;
import static org.astrapia.language.TermParameter.integer;

import java.util.Optional;
import org.astrapia.language.Vocabulary;

/** Which channels of a node go through the operations of an edge in the supernet. */
public sealed interface MixedChannels {
    /** The ways by name. */
    Vocabulary<MixedChannels> TERMS = Vocabulary.of(
            "choice of channels",
            MixedChannels.class,
            term(All.class, "all", "every channel goes through the operations", a -> new All()),
            term(
                    Partial.class,
                    "partial",
                    "one of so many equal parts of the channels goes through the operations, the rest passes by, and all are"
                            + " shuffled; edges have weights of their own, softmax over those into a node (PC-DARTS)",
                    a -> new Partial(a.integer("parts")),
                    integer("parts").from(2).to(64).or(4).of(Partial::parts)));

    /** Into how many equal parts channels are cut, of which one is mixed. */
    int parts();

    /** Whether edges have weights of their own, which are trained like alpha. */
    boolean weighsEdges();

    /** Why a node's channels cannot be cut so; empty where they can. */
    default Optional<String> unlike(int channels) {
        return channels % parts() == 0
                ? Optional.empty()
                : Optional.of("channels are cut into " + parts() + " equal parts, and the " + channels
                        + " of space.channels cannot be; take a multiple of " + parts() + ", or search.channels: all");
    }

    /** As DARTS. */
    record All() implements MixedChannels {
        @Override
        public int parts() {
            return 1;
        }

        @Override
        public boolean weighsEdges() {
            return false;
        }
    }

    /** PC-DARTS (Xu et al. 2020, sections 3.1 and 3.2). */
    record Partial(int parts) implements MixedChannels {
        @Override
        public boolean weighsEdges() {
            return true;
        }
    }
}
