package org.astrapia.network;

import java.util.List;
import org.astrapia.space.Mixing;

/** Primitives by which edges mix their operations; they multiply with no weights that are counted. */
public sealed interface MixOp extends Op.Usual {
    @Override
    default long multiplyAdds(Value value) {
        return 0;
    }

    /** Mean of the mixing weights of (alpha), {@code [edges, operations]}: what is drawn in a step is not drawn here. */
    record Expected(Mixing mixing) implements KeepsNothing {}

    /** Its derivative reads nothing, or little. */
    sealed interface KeepsNothing extends MixOp {
        @Override
        default List<Value> kept(Value value) {
            return List.of();
        }
    }

    /** Channels {@code first} to before {@code first + count} of (x). */
    record Channels(int first, int count) implements KeepsNothing {}

    /**
     * (x): channels in another order, as {@code channel_shuffle} of the published code of PC-DARTS: number g of every group in turn,
     * where there are {@code groups} of channels that stood side by side.
     */
    record Shuffle(int groups) implements KeepsNothing {}

    /**
     * Weights {@code [edges, 1]} of (logits) of this shape: softmax over the edges into each node.
     *
     * @param edges into each node, in the order of the logits
     */
    record NodeShares(List<Integer> edges) implements KeepsNothing {
        public NodeShares {
            edges = List.copyOf(edges);
        }
    }

    /** (matrix, column): each row times its number of the column. */
    record TimesRows() implements KeepsNothing {}

    /** One row of a matrix, a vector. */
    record Row(int row) implements KeepsNothing {}

    /**
     * (w, x, ...): the sum of all x, each times its weight, of which one is 1 and all others are 0. As in the published code of GDAS
     * ({@code forward_gdas}) an operation that is not chosen contributes its weight alone, which is added to every number of the
     * result: with the derivative G of a loss by the result, that by the weight of the chosen x is sum(G * x), and that by every
     * other weight is sum(G).
     *
     * @param columns of w that belong to the x; the others stand for operations that give zeros
     */
    record Choose(List<Integer> columns) implements MixOp {
        public Choose {
            columns = List.copyOf(columns);
        }

        @Override
        public List<Value> kept(Value value) {
            return List.of(value);
        }
    }
}
