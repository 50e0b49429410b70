package org.astrapia.data;

/**
 * Which images of a data set an experiment uses, and for what. All numbers are places in the parts of the data set, ascending.
 *
 * @param dataset all that there is
 * @param train training images that the distribution keeps
 * @param search the same as a search shares them out
 * @param longTailedTest test images under the same distribution
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of indices that nobody compares
public record UsedImages(Dataset dataset, int[] train, Split search, int[] longTailedTest) {
    /**
     * Draws them, as a run does.
     *
     * @param share of the kept training images that train the weights in the search
     * @param stratified whether the split looks at labels
     * @param seed the data seed
     * @throws org.astrapia.language.InvalidInputException as {@link LongTail#counts}
     */
    public static UsedImages of(Dataset dataset, Distribution rule, double share, boolean stratified, long seed) {
        Images train = dataset.train();
        Distribution distribution = rule.forClasses(dataset.classes());
        int[] kept = LongTail.subset(train, distribution, dataset.strata(), seed);
        Split split = stratified ? Splits.stratified(train, kept, share, seed) : Splits.random(kept, share, seed);
        return new UsedImages(dataset, kept, split, LongTail.testSubset(dataset, distribution, seed));
    }

    /**
     * Training images that a retraining holds out, ascending; none of a share of 0.
     *
     * @param share of each class
     * @param seed the data seed
     */
    public int[] heldOut(double share, long seed) {
        return share == 0
                ? new int[0]
                : Splits.stratified(dataset.train(), train, 1 - share, seed).architecture();
    }
}
