package org.astrapia.genotype;

/** One operation applied to an earlier node: {@code sep_conv_3x3(0)}. Nodes 0 and 1 are the cell's inputs. */
public record Edge(String operation, int from) {
    @Override
    public String toString() {
        return operation + "(" + from + ")";
    }
}
