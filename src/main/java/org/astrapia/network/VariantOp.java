package org.astrapia.network;

import java.util.List;

/** The same as another primitive, computed otherwise. */
public sealed interface VariantOp extends Op.Usual {
    /** The other. */
    Op op();

    @Override
    default long multiplyAdds(Value value) {
        return op().multiplyAdds(value);
    }

    @Override
    default List<Value> kept(Value value) {
        return op().kept(value);
    }

    @Override
    default Op plain() {
        return op();
    }

    /**
     * The same as another primitive, by the kernels of TensorFlow that are the fastest for it.
     *
     * @param op a depthwise convolution without dilation or a maximum over windows
     */
    record Fast(Op op) implements VariantOp {}

    /**
     * The same as another primitive, whose result is not kept for the derivatives of the weights but made again there.
     *
     * @param op a 1x1 convolution without stride
     */
    record Rematerialized(Op op) implements VariantOp {
        @Override
        public boolean takesMemory() {
            return false;
        }
    }
}
