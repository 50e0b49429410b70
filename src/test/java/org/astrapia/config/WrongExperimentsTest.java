package org.astrapia.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told: the place, the value, what is allowed and what may have been meant. */
class WrongExperimentsTest {
    @TempDir
    private Path path;

    private TextFolder folder;

    @BeforeEach
    void open() {
        folder = new TextFolder(path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    serch: {epochs: 3}              | 2:1 unknown key `serch`; there are experiment, extends, seed, device, sweep, data, space, search, derive, retrain, baseline, baseline-recipe, evaluate, compiler [search]
                    epochs: 3                       | 2:1 unknown key `epochs`; there are experiment, extends, seed, device, sweep, data, space, search, derive, retrain, baseline, baseline-recipe, evaluate, compiler [search.epochs, retrain.epochs, retrain.pretrain.epochs]
                    search: {epoch: 3}              | 2:10 unknown key `epoch` in `search`; there are method, task, mixing, channels, order, epochs, warm-up, architecture-every, batch, drop-last, split, loss, optimizer, alpha, test-every, stop, limits, latency [epochs]
                    search: 3                       | 2:9 `search` holds the keys method, task, mixing, channels, order, epochs, warm-up, architecture-every, batch, drop-last, split, loss, optimizer, alpha, test-every, stop, limits, latency, found `3`
                    data:                           | 2:1 `data` holds the keys dataset, path, images, labels, image, label, resize, channels, normalise, distribution, augment, views, shapes, folder, list, found nothing
                    search: {epochs: many}          | 2:18 expected a whole number (from 1 to 1000000), found `many`
                    search: {epochs: 1.5}           | 2:18 expected a whole number (from 1 to 1000000), found `1.5`
                    search: {epochs: 0}             | 2:18 expected a whole number (from 1 to 1000000), found `0`
                    search: {epochs: [1]}           | 2:18 expected a whole number (from 1 to 1000000), found a list
                    search: {epochs: }              | 2:17 expected a whole number (from 1 to 1000000), found nothing
                    search: {split: 1}              | 2:17 expected a number (above 0 and below 1), found `1`
                    search: {split: 1e-50}          | 2:17 expected a number (above 0 and below 1), found `1e-50`, which is 0 in 32 bits
                    search: {split: .nan}           | 2:17 expected a number (above 0 and below 1), found `.nan`
                    search: {split: NaN}            | 2:17 expected a number (above 0 and below 1), found `NaN`
                    search: {epochs: 1e999}         | 2:18 expected a whole number (from 1 to 1000000), found `1e999`
                    search: {epochs: 99999999999}   | 2:18 expected a whole number (from 1 to 1000000), found `99999999999`
                    evaluate: {logit-adjustment: .inf} | 2:30 expected a number (from 0 to 100), found `.inf`
                    evaluate: {logit-adjustment: 1e-40} | 2:30 expected a number (from 0 to 100), found `1e-40`, which is 0 in 32 bits
                    retrain: {drop-path: 0.99999999999} | 2:22 expected a number (at least 0 and below 1), found `0.99999999999`, which is 1 in 32 bits
                    retrain: {optimizer: "sgd(1e-50)"} | 2:27 `rate` is 1e-50, which is 0 in 32 bits, allowed is above 0 and at most 100
                    retrain: {optimizer: "sgd(NaN)"} | 2:27 expected a number for `rate`; the signature is sgd(rate, momentum=0, decay=0, [clip], [decay-norm], [rate-head], nesterov=false)
                    retrain: {optimizer: "sgd(1e999)"} | 2:27 `1e999` is too large
                    retrain: {optimizer: "sgd(0.1, momentum=0.99999999999)"} | 2:41 `momentum` is 0.99999999999, which is 1 in 32 bits, allowed is at least 0 and below 1
                    retrain: {optimizer: "sgd(0.1, clip=0)"} | 2:37 `clip` is 0, allowed is above 0 and at most 1e9
                    retrain: {optimizer: "sgd(0.1, clip=1e-50)"} | 2:37 `clip` is 1e-50, which is 0 in 32 bits, allowed is above 0 and at most 1e9
                    retrain: {optimizer: "sgd(0.1, clip=1e39)"} | 2:37 `clip` is 1e39, allowed is above 0 and at most 1e9
                    retrain: {optimizer: "adam(0.1, betas=[0.9, 1])"} | 2:45 `betas` is 1, allowed is at least 0 and below 1
                    retrain: {optimizer: "adam(0.1, betas=[])"} | 2:39 `betas` holds 0, expected a list of 2
                    retrain: {optimizer: "sgd(0.1) >> cosine(1e39)"} | 2:42 `minimum` is 1e39, allowed is from 0 to 100
                    retrain: {optimizer: "sgd(0.1, nesterov=true)"} | 2:23 nesterov=true changes what momentum does, and the momentum is 0
                    retrain: {optimizer: "sgd(0.1) >> steps([])"} | 2:41 `marks` holds 0, expected a list of 1
                    retrain: {optimizer: "sgd(0.1) >> steps([180, 160])"} | 2:35 marks come in rising order: 160 stands after 180
                    retrain: {optimizer: "sgd(0.1) >> cosine(0) >> warm-up(5)"} | 2:48 an optimizer has one schedule, and before it perhaps a warm-up, as in sgd(0.1) >> warm-up(5) >> cosine(0)
                    retrain: {optimizer: "sgd(0.1) >> warm-up(5) >> warm-up(5)"} | 2:49 an optimizer has one schedule, and before it perhaps a warm-up, as in sgd(0.1) >> warm-up(5) >> cosine(0)
                    retrain: {optimizer: "sgd(0.1) >> cosine(0) >> steps([1])"} | 2:48 an optimizer has one schedule, and before it perhaps a warm-up, as in sgd(0.1) >> warm-up(5) >> cosine(0)
                    retrain: {optimizer: "sgd(0.1) >> warm-up(5) >> cosine(0.2)"} | 2:49 the schedule ends at 0.2, above the rate 0.1 with which it begins
                    retrain: {loss: 1e39 * focal}   | 2:17 the factor of a loss is 1e39, allowed is above 0 and at most 1e30
                    retrain: {loss: 1e-50 * focal}  | 2:17 the factor of a loss is 1e-50, which is 0 in 32 bits, allowed is above 0 and at most 1e30
                    retrain: {loss: 1e20 * (focal + 1e15 * ldam)} | 2:17 the factor of a loss is 1e35, allowed is above 0 and at most 1e30
                    search: {loss: {weights: barlow-twins(1e39)}} | 2:39 `lambda` is 1e39, allowed is from 0 to 1000000
                    search: {loss: {weights: "barlow-twins(projector=[])"}} | 2:50 `projector` holds 0, expected a list of 1
                    data: {distribution: "counts([99999999999])"} | 2:31 `counts` is 99999999999, allowed is from 1 to 1000000
                    data: {distribution: "counts([1, 2])"} | 2:22 2 counts are given, but shapes has 10 classes
                    data: {distribution: "counts([1, 2, 3, 4, 5, 6, 7, 8, 9, 501])"} | 2:22 counts(...) asks for 501 images of class 9; allowed are 1 to 500, what the data set has
                    search: {split: 1e-6, loss: {weights: barlow-twins, architecture: barlow-twins}} | 2:17 of 5000 training images search.split leaves 0 for the weights and 5000 for the architecture; each part needs at least 1, and at least 2 for a loss on two views
                    data: {shapes: {train-per-class: 1}} | 2:34 of 10 training images search.split leaves 10 for the weights and 0 for the architecture; each part needs at least 1, and at least 2 for a loss on two views
                    data: {augment: grey(1e-50)}    | 2:22 `p` is 1e-50, which is 0 in 32 bits, allowed is from 0 to 1
                    derive: top(99999999999)        | 2:13 `edges` is 99999999999, allowed is from 1 to 100
                    device: gpu:1e1                 | 2:9 expected auto, cpu, gpu or a numbered one such as gpu:1, found `gpu:1e1`
                    device: gpu:+1                  | 2:9 expected auto, cpu, gpu or a numbered one such as gpu:1, found `gpu:+1`
                    device: gpu:١                   | 2:9 expected auto, cpu, gpu or a numbered one such as gpu:1, found `gpu:١`
                    compiler: {gpu-memory: 8e0GB}   | 2:24 expected all, or an amount from 256MB to 1024GB such as 8GB or 6500MB, found `8e0GB`
                    space: {cells: 0}               | 2:16 expected a whole number (from 1 to 100), found `0`
                    space: {nodes: 0}               | 2:16 expected a whole number (from 1 to 8), found `0`
                    space: {operations: [none, none]} | 2:28 operation `none` stands twice in the list
                    search: {order: 3}              | 2:17 expected a whole number (from 1 to 2), found `3`
                    search: {method: random}        | 2:18 `candidates` is missing in random(candidates, [evaluate=table])
                    search: {mixing: sigmoyd}       | 2:18 unknown mixing `sigmoyd`, expected softmax, sigmoid, gumbel, dsnas or dirichlet [sigmoid]
                    search: {loss: cross-entropy}   | 2:16 `loss` holds the keys weights, architecture, found `cross-entropy`
                    seed: -1                        | 2:7 expected a whole number (0 or more), found `-1`
                    seed: {dta: 1}                  | 2:8 unknown key `dta` in `seed`; there are data, search, retrain [data]
                    device: gpu:x                   | 2:9 expected auto, cpu, gpu or a numbered one such as gpu:1, found `gpu:x`
                    compiler: {precision: half}     | 2:23 unknown precision `half`, expected float32, mixed or bfloat16
                    compiler: {loss-scale: 1024}    | 2:24 expected a loss scale: dynamic
                    compiler: {precision: mixed, loss-scale: dynamic(0.5)} | 2:50 `initial` is 0.5, allowed is from 1 to 1e38
                    compiler: {gpu-memory: 8}       | 2:24 expected all, or an amount from 256MB to 1024GB such as 8GB or 6500MB, found `8`
                    compiler: {gpu-memory: 2048GB}  | 2:24 expected all, or an amount from 256MB to 1024GB such as 8GB or 6500MB, found `2048GB`
                    data: {channels: 2}             | 2:18 expected 3 (red, green, blue) or 1 (grey), found `2`
                    data: {channels: 1, normalise: cifar10} | 2:32 these are the numbers of 3 channels, and data.channels is 1. Maybe normalise: subset
                    data: {dataset: folder, path: ., folder: {test: 0.5, validation: 0.5}} | 2:66 with 0.5 of the images for testing and 0.5 for validation none are left to train on
                    data: {dataset: folder, path: ., folder: {group: "p("}} | 2:50 expected a regular expression such as "patient(\\\\d+)", found `p(`: Unclosed group near character 3
                    data: {dataset: list, path: .}  | 2:7 data set `list` needs the file that names its images and their classes: `labels: FILE` here, or data.labels=FILE on the command line
                    data: {dataset: cifar}          | 2:17 unknown data set `cifar`, expected shapes, cifar10, cifar100, folder, list, npz, medmnist(path), medmnist(chest), medmnist(derma), medmnist(oct), medmnist(pneumonia), medmnist(retina), medmnist(breast), medmnist(blood), medmnist(tissue), medmnist(organa), medmnist(organc) or medmnist(organs) [cifar10, cifar100]
                    data: {dataset: cifar10}        | 2:17 data set `cifar10` needs the folder of its files, or the file in which they are packed: `path: DIR` here, or data.path=DIR on the command line. It is published at https://www.cs.toronto.edu/~kriz/cifar.html
                    data: {distribution: step(0)}   | 2:27 `factor` is 0, allowed is above 0 and at most 1
                    data: {distribution: flip}      | 2:22 unknown distribution `flip`, expected balanced, step, exponential, counts or natural
                    data: {resize: 30}              | 2:16 30 pixels cannot be halved twice; take a multiple of 4
                    data: {resize: 36}              | 2:16 images are made smaller, never larger: those of shapes have 32 pixels, and 36 are asked for
                    data: {resize: 16, augment: cutout(17)} | 2:29 cutout erases 17 pixels, allowed is up to the image's 16
                    data: {normalise: "mean-std([0.5, 0.5], [1, 1, 1])"} | 2:29 `mean` holds 2, expected a list of 3
                    data: {normalise: imagenet}     | 2:19 unknown normalisation `imagenet`, expected subset, cifar10 or mean-std
                    retrain: {drop-last: yes}       | 2:22 unknown choice `yes`, expected true or false
                    data: {augment: mixup >> flip}  | 2:26 mixup mixes the images of a batch with one another after all else: nothing can follow it in a chain
                    data: {augment: flip >> mixup >> cutmix} | 2:34 mixup mixes the images of a batch with one another after all else: nothing can follow it in a chain
                    data: {augment: auto-augment(svhn)} | 2:30 unknown policy `svhn`, expected cifar10
                    data: {augment: mixup(0)}       | 2:23 `alpha` is 0, allowed is above 0 and at most 1000
                    data: {views: [flip >> mixup]}  | 2:16 mixup mixes an image with another one, and a loss on two views compares an image with itself
                    retrain: {augment-rare: cutmix} | 2:25 cutmix mixes all images of a batch, of whichever class; write it at the end of retrain.augment
                    data: {augment: crop(-1)}       | 2:22 `padding` is -1, allowed is from 0 to 1024
                    data: {augment: crop(32)}       | 2:17 crop pads by 32 pixels, allowed is below the image's 32
                    data: {augment: cutout(33)}     | 2:17 cutout erases 33 pixels, allowed is up to the image's 32
                    data: {augment: flip + flip}    | 2:17 expected an augmentation: crop, flip, cutout, random-resized-crop, jitter, grey, blur, solarize, rand-augment, auto-augment, mixup or cutmix
                    data: {augment: grey}           | 2:17 `p` is missing in grey(p)
                    data: {augment: grey(2)}        | 2:22 `p` is 2, allowed is from 0 to 1
                    data: {augment: "random-resized-crop(1, 0.5)"} | 2:18 the smallest share of the area is 1, above the largest, 0.5
                    data: {augment: "blur(1, sigma=[2, 1])"} | 2:18 the smallest sigma is 2, above the largest, 1
                    data: {views: flip}             | 2:15 expected a list of one or two chains such as [flip, flip >> grey(0.2)], found `flip`
                    data: {views: []}               | 2:15 0 views are given, allowed are 2, or 1 that is drawn twice
                    data: {views: [flip, flip, none]} | 2:28 3 views are given, allowed are 2, or 1 that is drawn twice
                    data: {views: [flip, flip >> gray(0.2)]} | 2:30 unknown augmentation `gray`, expected crop, flip, cutout, random-resized-crop, jitter, grey, blur, solarize, rand-augment, auto-augment, mixup or cutmix [grey]
                    data: {views: [flip, "flip >> jitter(1, 1, 1, 0.6)"]} | 2:47 `hue` is 0.6, allowed is from 0 to 0.5
                    data: {views: [flip, flip >> crop(40)]} | 2:22 crop pads by 40 pixels, allowed is below the image's 32
                    retrain: {augment-rare: cutout(33)} | 2:25 cutout erases 33 pixels, allowed is up to the image's 32
                    retrain: {rare-below: 0}        | 2:23 expected a whole number (from 1 to 1000000), found `0`
                    retrain: {sampler: class-balance} | 2:20 unknown sampler `class-balance`, expected natural, class-balanced, square-root, oversample or undersample [class-balanced]
                    space: {extends: drats}         | 2:18 unknown search space `drats`, expected darts, fairdarts or nas-bench-201 [darts]
                    search: {mixing: softmax, loss: {architecture: cross-entropy + 1e-3 * concentration}} | 2:48 concentration is about the distribution of which weights are drawn; it needs mixing: dirichlet, and the mixing is softmax
                    search: {loss: {weights: "cross-entropy + budget(parameters, target=1M)"}} | 2:26 budget acts on the architecture, which the weight step does not change; it belongs in loss.architecture
                    search: {loss: {architecture: "cross-entropy + budget(parameters, target=0k)"}} | 2:74 `target` is 0, allowed is above 0 and at most 1e15
                    search: {channels: partial(3)} | 2:20 channels are cut into 3 equal parts, and the 16 of space.channels cannot be; take a multiple of 3, or search.channels: all
                    search: {channels: partial(1)} | 2:28 `parts` is 1, allowed is from 2 to 64
                    search: {mixing: gumbel(0)}    | 2:25 `first` is 0, allowed is above 0 and at most 1000
                    space: {channels: 15}           | 2:19 15 channels cannot be halved by a reduction; take an even number
                    space: {nodes: 9}               | 2:16 expected a whole number (from 1 to 8), found `9`
                    space: {operations: []}         | 2:21 a space needs at least one operation that does something
                    space: {operations: [none]}     | 2:21 a space needs at least one operation that does something
                    space: {operations: [skip]}     | 2:22 unknown operation `skip`; it is neither published nor defined under space.define [skip_connect]
                    space: {define: {none: relu}}   | 2:18 `none` is a published operation; choose another name
                    space: {define: {7x7: relu}}    | 2:18 `7x7` cannot name an operation: a letter or `_`, then letters, digits, `_` and `-`
                    space: {define: {a: rely}}      | 2:21 unknown primitive `rely`, expected relu, conv, depthwise, pointwise, bn, max_pool, avg_pool, skip or zero [relu]
                    derive: top(6)                  | 2:9 6 edges per node are asked for, but even the last of 4 nodes has only 5
                    derive: top(2, skip=2)          | 2:9 `skip` can have no limit: it is no operation that the search may choose, expected max_pool_3x3, avg_pool_3x3, skip_connect, sep_conv_3x3, sep_conv_5x5, dil_conv_3x3, dil_conv_5x5 or pools [skip_connect]
                    derive: top(edgs=2)             | 2:9 `edgs` can have no limit: it is no operation that the search may choose, expected max_pool_3x3, avg_pool_3x3, skip_connect, sep_conv_3x3, sep_conv_5x5, dil_conv_3x3, dil_conv_5x5 or pools [edges]
                    derive: top(2, none=2)          | 2:9 `none` can have no limit: it is no operation that the search may choose, expected max_pool_3x3, avg_pool_3x3, skip_connect, sep_conv_3x3, sep_conv_5x5, dil_conv_3x3, dil_conv_5x5 or pools
                    derive: top(2, pools=-1)        | 2:22 `pools` is -1, allowed is from 0 to 1000
                    derive: top(2, pools=1, pools=2)| 2:25 `pools` is given twice
                    derive: top(2, 2)               | 2:16 one argument too many; the signature is top(edges=2, [operation=N, ...])
                    derive: threshold(1.2)          | 2:19 `threshold` is 1.2, allowed is above 0 and below 1
                    retrain: {network: resnet20}    | 2:20 unknown network `resnet20`, expected genotype, resnet-8, resnet-18, resnet-20, resnet-32, resnet-32-bottleneck or resnet-56 [resnet-20, resnet-8]
                    retrain: {keep: best}           | 2:17 the epoch whose weights are kept is chosen by images that are held out, and none are; set retrain.validation: 0.1
                    retrain: {patience: 3}          | 2:21 whether a training still gets better is measured by images that are held out, and none are; set retrain.validation: 0.1
                    retrain: {validation: 1}        | 2:23 expected a number (at least 0 and below 1), or own, found `1`
                    retrain: {keep: best(loss), validation: 0.1} | 2:22 unknown measure `loss`, expected balanced-accuracy, accuracy, macro-f1 or auroc
                    retrain: {loss: 3 * 4}          | 2:17 expected one loss times a number, such as 10 * zero-one(l2)
                    retrain: {loss: 0 * zero-one}   | 2:17 the factor of a loss is 0, allowed is above 0 and at most 1e30
                    retrain: {loss: zero-one(l1)}   | 2:17 zero-one acts on the architecture, which is fixed when retraining
                    retrain: {loss: focl(2)}        | 2:17 unknown loss `focl`, expected cross-entropy, focal, ldam, logit-adjusted, balanced-softmax, label-smoothing, label-aware-smoothing, sigmoid-cross-entropy, sigmoid-focal, distribution-balanced, zero-one, concentration, budget or barlow-twins [focal]
                    retrain: {loss: barlow-twins}   | 2:17 barlow-twins trains no classifier; as retrain.pretrain.loss it trains the network before the classifier is
                    retrain: {head: probe}          | 2:17 a probe keeps the network as pre-training left it, but there is no pre-training; set retrain.pretrain.epochs
                    retrain: {pretrain: {epochs: 2, loss: focal(1)}}| 2:39 pre-training sees no labels, which this loss needs; it takes barlow-twins
                    search: {order: 2, optimizer: {weights: adam(0.1)}}| 2:17 order 2 looks one step of the weights ahead, which works only with DARTS's sgd: without nesterov, decay-norm and rate-head
                    search: {order: 2, optimizer: {weights: "sgd(0.1, momentum=0.9, nesterov=true)"}}| 2:17 order 2 looks one step of the weights ahead, which works only with DARTS's sgd: without nesterov, decay-norm and rate-head
                    search: {loss: {weights: "barlow-twins(projector=[1])"}}| 2:51 `projector` is 1, allowed is from 2 to 65536
                    retrain: {loss: focal(-1)}      | 2:23 `gamma` is -1, allowed is from 0 to 100
                    retrain: {loss: class-balanced} | 2:17 class weights stand before a loss, as in class-balanced(0.9999) * cross-entropy
                    retrain: {loss: class-balanced * zero-one} | 2:17 zero-one is about the architecture and has no classes that could be weighed
                    retrain: {loss: class-balanced * (focal + ldam)} | 2:17 class weights belong to one loss, not to a sum; write them before each loss of it
                    retrain: {loss: class-balanced * 2 * inverse-frequency * focal} | 2:38 a loss has one kind of class weights, and this one has two
                    retrain: {loss: class-balanced(1) * ldam} | 2:32 `beta` is 1, allowed is at least 0 and below 1
                    retrain: {loss: inverse-frequency(from=1) * ldam} | 2:40 `from` is 1, allowed is at least 0 and below 1
                    evaluate: {logit-adjustment: -1} | 2:30 expected a number (from 0 to 100), found `-1`
                    retrain: {drop-path: 1}         | 2:22 expected a number (at least 0 and below 1), found `1`
                    retrain: {optimizer: sgd(0)}    | 2:26 `rate` is 0, allowed is above 0 and at most 100
                    retrain: {optimizer: sgd(1,2)}  | 2:22 a bracket of `sgd(1` is not closed; inside {...} and [...] a comma ends the value, so put the expression in quotes there
                    baseline: resnet-200            | 2:11 unknown baseline `resnet-200`, expected none, resnet-8, resnet-18, resnet-20, resnet-32, resnet-32-bottleneck or resnet-56 [resnet-20, resnet-18, resnet-32]
                    compiler: {passes: [shar]}      | 2:21 unknown pass `shar`, expected eliminate, share, scales, phases, kernels or remake [share]
                    extends: nothing.yaml           | 2:10 there is no file `nothing.yaml`; a path is relative to the file that names it
                    extends: experiment.yaml        | 2:10 `experiment.yaml` extends this file itself, in a circle
                    """)
    void tellsTheProblem(String line, String problem) {
        assertThat(folder.problems("experiment: a\n" + line)).contains(problem);
    }

    @Test
    void oneMistakeIsToldOnce() {
        assertThat(folder.problems("experiment: a\ndata: {distribution: \"counts([1, 2])\"}"))
                .containsExactly("2:22 2 counts are given, but shapes has 10 classes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    search.epoch=2          | <command line>:1:8 unknown key `epoch` in `search`; there are method, task, mixing, channels, order, epochs, warm-up, architecture-every, batch, drop-last, split, loss, optimizer, alpha, test-every, stop, limits, latency [epochs]
                    search.epochs=x         | <command line>:1:15 expected a whole number (from 1 to 1000000), found `x`
                    search.epochs           | <command line>:1:1 expected key=value such as search.epochs=2, found `search.epochs`
                    search=2                | <command line>:1:8 `search` holds the keys method, task, mixing, channels, order, epochs, warm-up, architecture-every, batch, drop-last, split, loss, optimizer, alpha, test-every, stop, limits, latency, found `2`
                    =2                      | <command line>:1:1 expected a key such as search.epochs, found ``
                    seed=                   | <command line>:1:6 expected a whole number (0 or more), found nothing
                    derive=top(x)           | <command line>:1:12 expected a whole number for `edges`; the signature is top(edges=2, [operation=N, ...])
                    space.operations=[nne]  | <command line>:1:19 unknown operation `nne`; it is neither published nor defined under space.define [none]
                    extends=b.yaml          | <command line>:1:1 `extends` is written in a file; here it would come too late
                    """)
    void tellsTheProblemOfAnOverride(String override, String problem) {
        assertThat(folder.problems("experiment: a", override)).contains(problem);
    }

    @Test
    void anOverridesPlaceCountsTheWordsBeforeIt() {
        assertThat(folder.problems("experiment: a", "seed=3", "search.epochs=x"))
                .containsExactly("<command line>:1:22 expected a whole number (from 1 to 1000000), found `x`");
    }

    @Test
    void aQuoteOfAnyLengthIsAnswered() {
        for (String quoted : new String[] {"x".repeat(9_000), "x".repeat(100_000), "\\\\a".repeat(50_000)}) {
            assertThat(folder.problems("experiment: a", "data.distribution=counts(\"" + quoted + "\"=1)"))
                    .isNotEmpty();
        }
    }

    @Test
    void theFolderOfTheDataMustExist() {
        folder.write("file.txt", "");

        assertThat(folder.problems("experiment: a\ndata:\n  dataset: folder\n  path: none"))
                .containsExactly("4:9 the folder `none` does not exist");
        assertThat(folder.problems("experiment: a\ndata:\n  dataset: folder\n  path: file.txt"))
                .containsExactly("4:9 the folder `file.txt` is an empty file, not a folder");
    }

    @Test
    void theZeroOneLossBelongsToTheArchitectureOfASigmoidSearch() {
        String text = """
                experiment: a
                search:
                  mixing: softmax
                  loss:
                    weights: cross-entropy + zero-one(l1)
                    architecture: cross-entropy + zero-one(l1)
                """;

        assertThat(folder.problems(text))
                .containsExactly(
                        "5:14 zero-one acts on the architecture, which the weight step does not change; it belongs in"
                                + " loss.architecture",
                        "6:19 zero-one pushes each weight to 0 or 1 independently of the others; it needs mixing:"
                                + " sigmoid, and the mixing is softmax");
    }

    @Test
    void oneNetworkHasOneScaleOfCosines() {
        String text = """
                experiment: a
                search:
                  loss:
                    weights: ldam
                    architecture: ldam(0.5, scale=20) + cross-entropy
                retrain:
                  loss: ldam(0.5, scale=10) + ldam(0.2, scale=10)
                """;

        assertThat(folder.problems(text))
                .containsExactly("5:19 one network has one classifier, whose cosines have one scale; here ldam has the"
                        + " scales 30 and 20");
    }

    @Test
    void theAuxiliaryHeadNeedsTwoReductionsAndImagesOf32Pixels() {
        folder.write("images/readme.txt", "");
        String text = """
                experiment: a
                data:
                  dataset: folder
                  path: images
                  folder: {image-size-px: 64}
                retrain:
                  cells: 2
                  auxiliary: 0.4
                """;

        assertThat(folder.problems(text))
                .containsExactly(
                        "8:14 the auxiliary head stands after the second reduction, which needs 3 cells or more;"
                                + " there are 2",
                        "8:14 the auxiliary head is made for images of 32 pixels; these have 64");
    }

    @Test
    void everyProblemIsToldAtOnceInTheOrderOfTheFile() {
        String text = """
                seed: none
                search:
                  epochs: x
                  optimizer:
                    weights: sgd(0.025, momentun=0.9) >>
                      cosin(0.1)
                lerning: 1
                """;

        assertThat(folder.problems(text, "seed.data=x"))
                .containsExactly(
                        "1:1 the key `experiment` is missing: a name for it, such as `experiment: first`",
                        "1:7 expected a whole number (0 or more), found `none`",
                        "3:11 expected a whole number (from 1 to 1000000), found `x`",
                        "5:25 unknown argument `momentun`; the signature is sgd(rate, momentum=0, decay=0, [clip], [decay-norm], [rate-head], nesterov=false)"
                                + " [momentum]",
                        "6:7 unknown schedule `cosin`, expected constant, cosine, steps or warm-up [cosine]",
                        "7:1 unknown key `lerning`; there are experiment, extends, seed, device, sweep, data, space, search,"
                                + " derive, retrain, baseline, baseline-recipe, evaluate, compiler",
                        "<command line>:1:11 expected a whole number (0 or more), found `x`");
    }

    @Test
    void aProblemOfTheBasePointsIntoTheBaseAndHidesNoneOfTheFile() {
        folder.write("base/common.yaml", "data:\n  augment: flop\n");
        folder.write("base/broken.yaml", "data: [\n");

        assertThat(folder.problems("experiment: a\nextends: base/common.yaml\nsead: 3"))
                .containsExactly(
                        "3:1 unknown key `sead`; there are experiment, extends, seed, device, sweep, data, space, search,"
                                + " derive, retrain, baseline, baseline-recipe, evaluate, compiler [seed]",
                        "base/common.yaml:2:12 unknown augmentation `flop`, expected crop, flip, cutout, random-resized-crop, jitter, grey, blur, solarize, rand-augment, auto-augment, mixup or cutmix [flip]");
        assertThat(folder.problems("experiment: a\nextends: base/broken.yaml\nseed: x"))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("base/broken.yaml:2:1 not valid YAML"))
                .contains("3:7 expected a whole number (0 or more), found `x`");
    }

    @Test
    void aTextThatIsNoMapIsNoExperiment() {
        assertThat(folder.problems("")).containsExactly("1:1 expected keys such as `experiment: NAME`, found nothing");
        assertThat(folder.problems("- a"))
                .containsExactly("1:1 expected keys such as `experiment: NAME`, found a list");
    }
}
