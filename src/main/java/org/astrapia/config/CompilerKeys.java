package org.astrapia.config;

import java.util.Optional;
import org.astrapia.config.Experiment.Device;
import org.astrapia.config.Experiment.GpuMemory;
import org.astrapia.config.Experiment.Passes;
import org.astrapia.config.Experiment.Precision;
import org.astrapia.config.training.LossScale;
import org.astrapia.config.value.ChoiceType;
import org.astrapia.config.value.ExpressionType;

/** The keys of {@code compiler}, and what must fit them. */
final class CompilerKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<Passes> PASSES = TABLE.key(
            "compiler.passes", new PassesType(), "all", e -> e.compiler().passes(), "all, none or a list of passes");
    static final Key<Precision> PRECISION = TABLE.key(
            "compiler.precision",
            ChoiceType.of("precision", Precision.class),
            "float32",
            e -> e.compiler().precision(),
            "mixed computes with 16 bits where it is safe, on a GPU only; bfloat16 gives maps 16 bits with the range of 32 in"
                    + " training, where the device has them, and digits then depend on compiler.passes too");
    static final Key<LossScale> LOSS_SCALE = TABLE.optional(
            "compiler.loss-scale",
            ExpressionType.of(LossScale.TERMS),
            LossScale.TERMS.print(LossScale.DEFAULT),
            e -> Optional.of(e.compiler().lossScale())
                    .filter(scale -> e.compiler().precision() == Precision.MIXED),
            "with mixed precision, the factor of the loss, without which small gradients would be zero with 16 bits",
            "PyTorch: dynamic(65536)");
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

    /** Whether the precision fits the device, and what depends on it the precision. */
    static void check(Experiment experiment, KeyValues values) {
        if (!values.readable(PRECISION)) {
            return;
        }
        boolean mixed = experiment.compiler().precision() == Precision.MIXED;
        if (mixed && experiment.device().kind() == Device.Kind.CPU && values.readable(GeneralKeys.DEVICE)) {
            values.error(
                    PRECISION,
                    "mixed precision is for GPUs, and the device is cpu, where 16 bits are slower than 32; set device:"
                            + " auto or gpu, or leave precision: float32");
        }
        if (!mixed && values.node(LOSS_SCALE).isPresent()) {
            values.warning(
                    LOSS_SCALE, "only precision: mixed multiplies a loss by a scale; this one says nothing here");
        }
    }
}
