package org.astrapia.genotype;

/** One operation applied to an earlier node: {@code sep_conv_3x3(0)}. The first nodes are the cell's inputs. */
public record Edge(String operation, int from) {
    /** The operation that gives zeros. */
    static final String NONE = "none";

    @Override
    public String toString() {
        return operation + "(" + from + ")";
    }
}
