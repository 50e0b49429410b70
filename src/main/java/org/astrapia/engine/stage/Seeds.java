package org.astrapia.engine.stage;

/**
 * Seeds that are derived from an experiment's seed and a place, so that no generator has to be carried through a
 * checkpoint. The mixing is that of SplitMix64 (Steele, Lea and Flood 2014).
 */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final long ARCHITECTURE = 0x41;
    private static final long PATHS = 0x50;
    private static final long CANDIDATE = 0x43;
    private static final long RANKED = 0x52;
    private static final long SINGLE_PATH = 0x53;
    private static final long COMPARED = 0x46;
    private static final long MIXING = 0x4D;
    private static final long TRIAL = 0x54;
    private static final long ORDER = 0x4F;
    private static final long PART = 0x51;
    private static final long SKIPS = 0x44;

    private Seeds() {}

    /** Of the batches that train alpha, apart from those that train the weights. */
    public static long ofArchitectureBatches(long searchSeed) {
        return mixed(searchSeed, ARCHITECTURE);
    }

    /** Of one architecture that is drawn at random. */
    public static long ofCandidate(long searchSeed, int number) {
        return mixed(searchSeed, CANDIDATE, number);
    }

    /** Of the path that one step of a single-path supernet trains. */
    public static long ofPath(long searchSeed, int epoch, int step) {
        return mixed(searchSeed, SINGLE_PATH, epoch, step);
    }

    /** Of the first weights of a part of a search. */
    public static long ofPart(long searchSeed, int number) {
        return mixed(searchSeed, PART, number);
    }

    /** Of the skip connections that a step of a search drops. */
    public static long ofDroppedSkips(long searchSeed, int epoch, int step, int moved) {
        return mixed(searchSeed, SKIPS, epoch, step, moved);
    }

    /** Of the order in which edges and nodes are decided. */
    public static long ofOrder(long searchSeed) {
        return mixed(searchSeed, ORDER);
    }

    /** Of an architecture that is compared with others, by its number from 0. */
    public static long ofCompared(long searchSeed, int number) {
        return mixed(searchSeed, COMPARED, number);
    }

    /** Of the next draw for it, from 1, where the one before was too large. */
    public static long ofCandidateAgain(long searchSeed, int number, int draw) {
        return mixed(searchSeed, CANDIDATE, number, draw);
    }

    /** Of what else is drawn for a trial. */
    public static long ofTrial(long searchSeed, int number) {
        return mixed(searchSeed, TRIAL, number);
    }

    /** Of one architecture of those whose ranking is compared. */
    public static long ofRanked(long searchSeed, int number) {
        return mixed(searchSeed, RANKED, number);
    }

    /** Of the paths that one training step drops. */
    public static long ofDroppedPaths(long retrainSeed, int epoch, int step) {
        return mixed(retrainSeed, PATHS, epoch, step);
    }

    /**
     * Of the mixing weights that one step of a search draws.
     *
     * @param moved what the step moves, 0 or 1
     */
    public static long ofMixing(long searchSeed, int epoch, int step, int moved) {
        return mixed(searchSeed, MIXING, epoch, step, moved);
    }

    private static long mixed(long seed, long... parts) {
        long mixed = seed;
        for (long part : parts) {
            mixed = mix(mixed + GOLDEN_GAMMA * (part + 1));
        }
        return mixed;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
