package org.astrapia.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.astrapia.config.value.ExpressionType;
import org.astrapia.data.augmentation.Augmentation;
import org.astrapia.language.Expression;
import org.astrapia.language.Problems;

/** Chains of augmentations as expressions: {@code crop(4) >> flip}, {@code none}. */
final class Augmentations {
    private static final String NONE = "none";

    /** The type of a key that holds a chain. */
    static final ExpressionType<List<Augmentation>> TYPE =
            new ExpressionType<>(List.of(Augmentation.TERMS), Augmentations::read, Augmentations::print);

    private Augmentations() {}

    private static Optional<List<Augmentation>> read(Expression expression, Problems problems) {
        boolean none = expression
                .asCall()
                .filter(call -> call.name().equals(NONE) && call.arguments().isEmpty())
                .isPresent();
        if (none) {
            return Optional.of(List.of());
        }
        List<Augmentation> steps = new ArrayList<>();
        for (Expression part : expression.parts()) {
            steps.stream().flatMap(step -> step.ofBatch().stream()).findFirst().ifPresent(mixing -> {
                String reason = Augmentation.TERMS.name(mixing)
                        + " mixes the images of a batch with one another after all else: nothing can follow it in a chain";
                problems.error(part.at(), part.length(), reason);
            });
            Augmentation.TERMS.read(part, problems).ifPresent(steps::add);
        }
        return steps.size() == expression.parts().size() ? Optional.of(steps) : Optional.empty();
    }

    /** Why a chain cannot stand where each image is changed alone; empty where it can. */
    static Optional<String> mixes(List<Augmentation> chain, String reason) {
        return Augmentation.ofBatch(chain).map(mixing -> Augmentation.TERMS.name(mixing) + reason);
    }

    private static String print(List<Augmentation> chain) {
        return chain.isEmpty() ? NONE : Augmentation.TERMS.printChain(chain);
    }
}
