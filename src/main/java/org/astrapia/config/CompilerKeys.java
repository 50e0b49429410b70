package org.astrapia.config;

import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.value.ChoiceType;

/** The keys of {@code compiler}. */
final class CompilerKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<Passes> PASSES = TABLE.key(
            "compiler.passes", new PassesType(), "all", e -> e.compiler().passes(), "all, none or a list of passes");
    static final Key<Precision> PRECISION = TABLE.key(
            "compiler.precision",
            ChoiceType.of("precision", Precision.class),
            "float32",
            e -> e.compiler().precision(),
            "mixed computes with 16 bits where it is safe, on a GPU only");
    static final Key<Boolean> MEMORY = TABLE.key(
            "compiler.memory",
            new ChoiceType<Boolean>("choice").or("checked", true).or("unchecked", false),
            "checked",
            e -> e.compiler().memoryChecked(),
            "checked refuses a run whose steps need more memory, by an estimate, than this machine has; unchecked tries it");
    static final Key<GpuMemory> GPU_MEMORY = TABLE.key(
            "compiler.gpu-memory",
            new GpuMemoryType(),
            "all",
            e -> e.compiler().gpuMemory(),
            "the most GPU memory that this process may take, such as 8GB, so that several runs can share a GPU; all for no limit");

    private CompilerKeys() {}
}
