package org.astrapia.config;

import static org.astrapia.config.value.NumberTypes.seed;

import java.util.Optional;
import org.astrapia.config.Experiment.Device;
import org.astrapia.config.value.SweepType;
import org.astrapia.config.value.TextType;
import org.astrapia.language.YamlMap;

/** The keys of the whole experiment: its name, its seeds, its device. */
final class GeneralKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<String> EXPERIMENT = TABLE.unset(
            "experiment",
            TextType.name(),
            e -> Optional.of(e.name()),
            "a name for the experiment; the names of its run folders end with it");
    static final Key<String> EXTENDS = TABLE.unset(
            "extends",
            TextType.path(),
            e -> Optional.empty(),
            "another experiment file, relative to this one, whose values hold where this one sets none; maps are merged, lists and single values are replaced");
    static final Key<Long> SEED_DATA = TABLE.key(
            "seed.data",
            seed(),
            "1",
            e -> e.seed().data(),
            "seed for choosing the images that are kept, and for splitting them");
    static final Key<Long> SEED_SEARCH = TABLE.key(
            "seed.search",
            seed(),
            "1",
            e -> e.seed().search(),
            "seed for the first weights and the batches of the search");
    static final Key<Long> SEED_RETRAIN = TABLE.key(
            "seed.retrain",
            seed(),
            "1",
            e -> e.seed().retrain(),
            "seed for the first weights and the batches of the retraining");
    static final Key<Device> DEVICE = TABLE.key(
            "device",
            new DeviceType(),
            "auto",
            Experiment::device,
            "where to compute; auto takes a GPU if there is one");

    static final Key<YamlMap> SWEEP = TABLE.unset(
            "sweep",
            new SweepType(),
            e -> Optional.empty(),
            "several runs of this experiment: the values that keys take in turn, and how the runs are carried out");

    private GeneralKeys() {}
}
