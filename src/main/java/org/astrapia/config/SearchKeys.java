package org.astrapia.config;

import static org.astrapia.config.value.NumberTypes.number;
import static org.astrapia.config.value.NumberTypes.whole;

import java.util.Optional;
import org.astrapia.config.loss.Loss;
import org.astrapia.config.loss.Losses;
import org.astrapia.config.search.MixedChannels;
import org.astrapia.config.search.SearchMethod;
import org.astrapia.config.search.SearchStop;
import org.astrapia.config.search.SearchTask;
import org.astrapia.config.value.ChoiceType;
import org.astrapia.config.value.ExpressionType;
import org.astrapia.config.value.SizeType;
import org.astrapia.config.value.TextType;
import org.astrapia.language.Range;
import org.astrapia.space.Derivation;
import org.astrapia.space.Mixing;

/** The keys of {@code search}, and {@code derive}, which ends it. */
final class SearchKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<SearchMethod> METHOD = TABLE.key(
            "search.method",
            ExpressionType.of(SearchMethod.TERMS),
            "differentiable",
            e -> e.search().method(),
            "how the architecture is found");
    static final Key<SearchTask> TASK = TABLE.key(
            "search.task",
            ChoiceType.of("task", SearchTask.class),
            "labels",
            e -> e.search().task(),
            "what a supernet learns by losses that need labels: the classes, or by how many quarter turns each image was rotated, which"
                    + " needs no labels",
            "UnNAS: rotation");
    static final Key<Mixing> MIXING = TABLE.key(
            "search.mixing",
            ExpressionType.of(Mixing.TERMS),
            "softmax",
            e -> e.search().mixing(),
            "how the weights of an edge's operations are computed from alpha",
            "softmax is DARTS, sigmoid is FairDARTS and SSF-NAS, gumbel is GDAS");
    static final Key<MixedChannels> MIXED_CHANNELS = TABLE.key(
            "search.channels",
            ExpressionType.of(MixedChannels.TERMS),
            "all",
            e -> e.search().channels(),
            "which channels of a node go through the operations of an edge in the supernet; fewer take less time and memory",
            "DARTS: all, PC-DARTS: partial(4)");
    static final Key<Integer> ORDER = TABLE.key(
            "search.order",
            whole(1, 2),
            "1",
            e -> e.search().order(),
            "order of the architecture's gradient; 2 looks one step of the weights ahead",
            "FairDARTS: 1, DARTS: both");
    static final Key<Integer> SEARCH_EPOCHS = TABLE.key(
            "search.epochs",
            whole(1, KeyTable.MANY),
            "40",
            e -> e.search().epochs(),
            "passes over the weights' part of the training images",
            "SSF-NAS: 40, DARTS: 50");
    static final Key<Integer> WARM_UP = TABLE.key(
            "search.warm-up",
            whole(0, KeyTable.MANY),
            "0",
            e -> e.search().warmUp(),
            "epochs before those of search.epochs in which only the weights are trained and alpha stays as it is; the schedule"
                    + " of the weights covers both",
            "PC-DARTS: 15");
    static final Key<Integer> ARCHITECTURE_EVERY = TABLE.key(
            "search.architecture-every",
            whole(1, KeyTable.MANY),
            "1",
            e -> e.search().architectureEvery(),
            "steps of the weights for each step of alpha; every second one saves a quarter to a half of the time, as alpha's step takes"
                    + " longer than that of the weights",
            "all methods: 1");
    static final Key<Integer> SEARCH_BATCH = TABLE.key(
            "search.batch",
            whole(2, KeyTable.MANY),
            "64",
            e -> e.search().batch(),
            "images per step",
            "DARTS, SSF-NAS: 64");
    static final Key<Boolean> SEARCH_DROP_LAST = TABLE.key(
            "search.drop-last",
            new ChoiceType<Boolean>("choice").or("true", true).or("false", false),
            "true",
            e -> e.search().dropLast(),
            "true leaves out what is left of an epoch's images after its last whole batch, other ones in every epoch",
            "DARTS: false");
    static final Key<Double> SPLIT = TABLE.key(
            "search.split",
            number(Range.ANY.above(0).below(1)),
            "0.5",
            e -> e.search().split(),
            "share of the training images for the weights; the rest is for the architecture",
            "DARTS: 0.5");
    static final Key<Loss> WEIGHT_LOSS = TABLE.key(
            "search.loss.weights",
            Losses.TYPE,
            "cross-entropy",
            e -> e.search().weightLoss(),
            "what the weight step minimizes");
    static final Key<Loss> ARCHITECTURE_LOSS = TABLE.key(
            "search.loss.architecture",
            Losses.TYPE,
            "cross-entropy",
            e -> e.search().architectureLoss(),
            "what the architecture step minimizes",
            "FairDARTS: cross-entropy + 10 * zero-one(l2)");
    static final Key<Optimizer> WEIGHT_OPTIMIZER = TABLE.key(
            "search.optimizer.weights",
            Optimizers.TYPE,
            "sgd(0.025, momentum=0.9, decay=3e-4, clip=5) >> cosine(0.001)",
            e -> e.search().weightOptimizer(),
            "how the weights are updated",
            "DARTS, SSF-NAS");
    static final Key<Optimizer> ARCHITECTURE_OPTIMIZER = TABLE.key(
            "search.optimizer.architecture",
            Optimizers.TYPE,
            "adam(3e-4, betas=[0.5, 0.999], decay=1e-3)",
            e -> e.search().architectureOptimizer(),
            "how alpha is updated",
            "DARTS, SSF-NAS");
    static final Key<Double> ALPHA_NOISE = TABLE.unset(
            "search.alpha.noise",
            number(Range.ANY.from(0).to(10)),
            e -> Optional.of(e.search().alphaNoise()),
            "standard deviation of alpha's first values around 0; if not set, 0 with sigmoid as in FairDARTS, 1e-3 with"
                    + " all others as in DARTS");
    static final Key<Integer> SEARCH_TEST_EVERY = TABLE.key(
            "search.test-every",
            whole(0, KeyTable.MANY),
            "5",
            e -> e.search().testEvery(),
            "epochs from one test to the next; the accuracies are only shown, never used for a choice; 0 for no tests");
    static final Key<SearchStop> STOP = TABLE.key(
            "search.stop",
            ExpressionType.of(SearchStop.TERMS),
            "none",
            e -> e.search().stop(),
            "what ends a differentiable search before its last epoch; the architecture of the epoch that it ended with is kept",
            "DARTS+: skips(2), R-DARTS: eigenvalue(1.3)");
    static final Key<Long> LIMIT_PARAMETERS = TABLE.unset(
            "search.limits.parameters",
            new SizeType(),
            e -> e.search().limits().parameters(),
            "parameters that an architecture may have at most that the search draws, counted as the network that is retrained;"
                    + " larger ones are drawn anew");
    static final Key<Long> LIMIT_MULTIPLY_ADDS = TABLE.unset(
            "search.limits.multiply-adds",
            new SizeType(),
            e -> e.search().limits().multiplyAdds(),
            "multiply-adds of one image likewise");
    static final Key<String> LATENCY = TABLE.unset(
            "search.latency",
            TextType.path(),
            e -> e.search().latency().map(table -> table.file().toString()),
            "how long the operations of this space take on a device, as `bench --operations FILE` wrote it there;"
                    + " budget(milliseconds, target=MS) asks for it");
    static final Key<Derivation> DERIVE = TABLE.key(
            "derive",
            ExpressionType.of(Derivation.TERMS),
            "top(2)",
            Experiment::derive,
            "how the genotype is chosen from the trained supernet",
            "DARTS: top(2), P-DARTS: top(2, skip_connect=2), FairDARTS: threshold(0.85), SSF-NAS equation (4): argmax;"
                    + " space.extends: nas-bench-201 begins with argmax");

    private SearchKeys() {}
}
