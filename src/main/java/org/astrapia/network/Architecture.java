package org.astrapia.network;

import java.util.Map;
import org.astrapia.genotype.Genotype;
import org.astrapia.space.Operation;

/**
 * A genotype together with what its names mean.
 *
 * @param definitions of the operations by name
 */
public record Architecture(Genotype genotype, Map<String, Operation> definitions) {}
