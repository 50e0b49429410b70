package org.astrapia.config;

import static org.astrapia.config.value.NumberTypes.seed;

import java.util.Optional;
import org.astrapia.config.Experiment.Device;
import org.astrapia.config.value.TextType;

/** The keys of the whole experiment: its name, its seeds, its device. */
final class GeneralKeys {
    static final KeyTable TABLE = new KeyTable();

    static final Key<String> EXPERIMENT = TABLE.unset(
            "experiment", TextType.name(), e -> Optional.of(e.name()), "a name for it; run folders begin with it");
    static final Key<String> EXTENDS = TABLE.unset(
            "extends",
            TextType.path(),
            e -> Optional.empty(),
            "another description, relative to this file, that this one changes; maps merge, lists and scalars replace");
    static final Key<Long> SEED_DATA = TABLE.key(
            "seed.data", seed(), "1", e -> e.seed().data(), "draws the images that are kept, and their split");
    static final Key<Long> SEED_SEARCH =
            TABLE.key("seed.search", seed(), "1", e -> e.seed().search(), "draws the search's weights and batches");
    static final Key<Long> SEED_RETRAIN = TABLE.key(
            "seed.retrain", seed(), "1", e -> e.seed().retrain(), "draws the retraining's weights and batches");
    static final Key<Device> DEVICE = TABLE.key(
            "device", new DeviceType(), "auto", Experiment::device, "auto, cpu, gpu or gpu:1; auto takes a GPU if any");

    private GeneralKeys() {}
}
