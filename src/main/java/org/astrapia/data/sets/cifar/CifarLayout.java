package org.astrapia.data.sets.cifar;

import java.util.List;

/**
 * The official binary layouts (Krizhevsky 2009): records of one or two label bytes, then 1024 red, 1024 green and 1024
 * blue bytes, row by row.
 *
 * @param folder name of the folder in the official archive
 * @param archive name of that archive
 * @param trainFiles pattern of the training files' names; one or more
 * @param testFile name of the test file
 * @param namesFile text file with one class name a line; optional
 * @param labelLimits number of values of each label byte; the last byte is the class
 * @param classes names where there is no such file
 * @param pickled what its Python version is made of
 */
record CifarLayout(
        String name,
        String folder,
        String archive,
        String trainFiles,
        String testFile,
        String namesFile,
        List<Integer> labelLimits,
        List<String> classes,
        Pickled pickled) {
    /**
     * The files of the Python version, pickles of dictionaries.
     *
     * @param folder name of the folder in the official archive
     * @param archive name of that archive
     * @param trainFiles regular expression of the training files' names
     * @param testFile name of the test file
     * @param namesFile the pickle that holds the names of the classes
     * @param namesEntry entry of the names in it
     * @param labelsEntry entry of the classes in the others
     */
    record Pickled(
            String folder,
            String archive,
            String trainFiles,
            String testFile,
            String namesFile,
            String namesEntry,
            String labelsEntry) {
        boolean isTrain(String name) {
            return name.matches(trainFiles);
        }

        /** Whether it is any of these files. */
        boolean isPart(String name) {
            return isTrain(name) || name.equals(testFile) || name.equals(namesFile);
        }
    }

    /** Where all versions are published. */
    static final String SOURCE = "https://www.cs.toronto.edu/~kriz/cifar.html";

    static final int SIDE = 32;
    static final int CHANNELS = 3;
    static final int PLANE = SIDE * SIDE;

    static final CifarLayout CIFAR10 = new CifarLayout(
            "cifar10",
            "cifar-10-batches-bin",
            "cifar-10-binary.tar.gz",
            "data_batch_*.bin",
            "test_batch.bin",
            "batches.meta.txt",
            List.of(10),
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
            new Pickled(
                    "cifar-10-batches-py",
                    "cifar-10-python.tar.gz",
                    "data_batch_\\d+",
                    "test_batch",
                    "batches.meta",
                    "label_names",
                    "labels"));

    static final CifarLayout CIFAR100 = new CifarLayout(
            "cifar100",
            "cifar-100-binary",
            "cifar-100-binary.tar.gz",
            "train.bin",
            "test.bin",
            "fine_label_names.txt",
            List.of(20, 100),
            List.of(("apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly "
                            + "camel can castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab "
                            + "crocodile cup dinosaur dolphin elephant flatfish forest fox girl hamster house kangaroo "
                            + "keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain "
                            + "mouse mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree plain "
                            + "plate poppy porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew "
                            + "skunk skyscraper snail snake spider squirrel streetcar sunflower sweet_pepper table tank "
                            + "telephone television tiger tractor train trout tulip turtle wardrobe whale willow_tree "
                            + "wolf woman worm")
                    .split(" ")),
            new Pickled(
                    "cifar-100-python",
                    "cifar-100-python.tar.gz",
                    "train",
                    "test",
                    "meta",
                    "fine_label_names",
                    "fine_labels"));

    /** Whether a file is called like training images of the binary version. */
    boolean isBinaryTrain(String name) {
        return name.matches(trainFiles.replace(".", "\\.").replace("*", ".*"));
    }

    /** Whether a file is called like any of the binary version. */
    boolean isBinary(String name) {
        return isBinaryTrain(name) || name.equals(testFile) || name.equals(namesFile);
    }

    /** Bytes of one record. */
    int recordBytes() {
        return labelLimits.size() + CHANNELS * PLANE;
    }
}
