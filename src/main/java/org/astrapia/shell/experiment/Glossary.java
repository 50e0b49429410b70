package org.astrapia.shell.experiment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of the field that the program uses, each in a few sentences, with the keys and commands where one meets it. */
public final class Glossary {
    private static final Map<String, String> WORDS = words();

    private Glossary() {}

    /** All words. */
    public static Set<String> names() {
        return WORDS.keySet();
    }

    /** What a word means; also of its plural, and with other signs between its parts. */
    public static Optional<String> meaning(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Optional.ofNullable(WORDS.get(plain))
                .or(() -> Optional.ofNullable(WORDS.get(plain.replaceFirst("s$", ""))));
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("genotype", """
                The architecture that a search found, as a small text file: which operations connect which nodes of each \
                kind of cell. `genotype show`, `genotype draw` and `genotype diff` show it; genotypes/ keeps it.""");
        words.put("cell", """
                A small block of the network, repeated many times. A normal cell keeps the size of the images, a reduction \
                cell halves it. A search finds what is inside a cell; space.cells says how many there are.""");
        words.put("node", """
                A place within a cell where images meet: the sum of the operations that lead into it. Nodes 0 and 1 are the \
                outputs of the two cells before; space.nodes says how many there are besides.""");
        words.put("edge", """
                The way from one node of a cell to a later one. In the supernet every edge holds all candidate operations; \
                in a genotype it holds one, or is not there.""");
        words.put("operation", """
                What an edge does to images: a convolution, a pool, or nothing (skip_connect). sep_conv_3x3(0) is a separable \
                convolution of node 0. space.operations lists the candidates; `define` makes one of your own.""");
        words.put("primitive", """
                A step of which operations are built: relu, conv, depthwise, pointwise, bn, a pool. `help expressions` lists \
                them under space.define.""");
        words.put("space", """
                All architectures that a search may find: the operations, the nodes of a cell, and how cells are stacked. \
                space.extends names a built-in one.""");
        words.put("supernet", """
                A network that holds every candidate operation of every edge at once. The search trains it, and learns beside \
                its weights how much of each operation is wanted.""");
        words.put("mixing", """
                How the candidates of an edge are added up in the supernet. Under softmax they compete: their weights sum to \
                1. Under sigmoid each has a weight of its own from 0 to 1. The key is search.mixing.""");
        words.put("alpha", """
                The numbers that give the weights of the candidates in the supernet. The search moves them by gradients, as it \
                moves the network's weights. `plot alpha` draws the weights.""");
        words.put("deriving", """
                Making a genotype of a searched supernet: the candidates with the largest weights are kept, the others go. \
                The key is derive.""");
        words.put("collapse", """
                A search that ends with many skip connections or pools: they are easy to train early, so their weights grow, \
                and the derived network has little left to learn with. `why RUN` looks for it; search.stop and limits of \
                derive keep it off.""");
        words.put("gap", """
                How much worse the derived network is than the supernet, since the small weights were cut off. It is small \
                where weights end near 0 and 1: zero-one is a term of the loss for that.""");
        words.put("search", """
                The first stage of a run: a supernet is trained, and a genotype derived from it. search.method says how; \
                docs/methods.md has every method.""");
        words.put("retraining", """
                The second stage of a run: the network of the genotype is trained from scratch, as one would use it. Its \
                test accuracy is what counts.""");
        words.put("baseline", """
                A known network, such as resnet-20, that is trained on the same data and shown beside the found one. The key \
                is baseline; none saves its time.""");
        words.put("pre-training", """
                Training without labels before the labels are seen. The key is retrain.pretrain.""");
        words.put("barlow-twins", """
                A loss without labels: two changed views of an image shall give the same features, and different features \
                shall say different things. Rare classes do not drown in it, since it sees no class.""");
        words.put("long-tail", """
                Data in which a few classes have many images and many classes have few. data.distribution makes such data of \
                balanced ones.""");
        words.put("imbalance-ratio", """
                How many times as many training images the largest class has as the smallest. `data stats` prints it.""");
        words.put("balanced-accuracy", """
                The mean of the shares of right answers of each class, so that a rare class counts as much as a large one.""");
        words.put("many", """
                Classes with more than 100 training images; medium have 20 to 100, few have fewer. Accuracies are told for \
                each of the three groups, as publications on long tails do.""");
        words.put("auroc", """
                The chance that an image with a label gets a higher score than one without it. 0.5 is a guess, 1 is \
                perfect. It is told where an image may have several labels.""");
        words.put("logit-adjustment", """
                Shifting the scores of classes by how rare they are, in the loss (logit-adjusted) or after training \
                (evaluate.logit-adjustment), so that rare classes are not overlooked.""");
        words.put("sampler", """
                How the images of a batch are drawn: as they are, or rare classes more often. The key is retrain.sampler.""");
        words.put("calibration", """
                Whether a probability of 0.8 is right in 80 of 100 cases. A temperature that is fitted on held-out images \
                mends it; retrain.validation holds images out.""");
        words.put("epoch", """
                One pass over the training images. Epochs are counted from 1 wherever they are shown; the tables that programs \
                read (metrics.csv) count from 0.""");
        words.put("step", """
                One change of the weights, by the gradient of one batch of images.""");
        words.put("batch", """
                The images that one step looks at. Larger ones need more memory.""");
        words.put("warm-up", """
                Epochs at the beginning of a search in which alpha does not move yet, since weights that know nothing cannot \
                judge operations. The key is search.warm-up.""");
        words.put("seed", """
                A number from which all random numbers of a run come. The same seed gives the same digits; several seeds \
                show how much is luck.""");
        words.put("run", """
                An experiment that is or was carried out, with all that it left: a folder under runs/. `runs list` shows \
                all, docs/runs.md what lies in one.""");
        words.put("checkpoint", """
                Everything that a run needs to go on, written every epoch and when it is stopped. `resume` goes on from the \
                last one, with the same numbers.""");
        words.put("experiment", """
                A YAML file that says what is searched and trained, on which data, and how. `use` chooses one, `set` changes \
                it, `check` looks for mistakes.""");
        words.put("multiply-adds", """
                Multiplications with their additions for one image in one pass: how much a network computes, whatever the \
                machine.""");
        words.put("parameters", """
                The numbers that training finds: weights of convolutions, of batch normalisation and of the classifier.""");
        words.put("auxiliary-head", """
                A second classifier in the middle of a network that helps its training and is cut off after it. The key is \
                retrain.auxiliary.""");
        words.put("drop-path", """
                Leaving whole operations of a cell out at random while training, so that none relies on another. The key is \
                retrain.drop-path.""");
        words.put("kendalls-tau", """
                How far two rankings agree: 1 is the same order, 0 is chance, -1 is the reverse. It is told of searches that \
                can be compared with a table of true accuracies.""");
        words.put("proxy", """
                A score that judges an architecture without training it, from its gradients or activations at the beginning. \
                search.method names some.""");
        words.put("pass", """
                A change that the compiler makes to a network so that it runs faster and computes the same. `compile` counts \
                what each saves.""");
        words.put("digest", """
                A short number that stands for the content of a file or a data set: when it is the same, so is the content.""");
        return words;
    }
}
