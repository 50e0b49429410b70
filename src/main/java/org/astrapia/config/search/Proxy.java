package org.astrapia.config.search;

/** What tells of a network's worth before it is trained. */
public enum Proxy {
    /** How many parameters it has. */
    PARAMETERS(false),
    /**
     * {@code sum |weight * gradient|} of convolutions and linear layers, of the sum of the outputs, with ones as the only image,
     * absolute weights and no batch normalisation (Tanaka et al. 2020; Abdelfattah et al. 2021, arXiv 2101.08134).
     */
    SYNFLOW(true),
    /**
     * Logarithm of the determinant of the kernel of the images' ReLU codes, {@code K(i, j)} the number of ReLUs that are on for both
     * images or off for both, of one batch (Mellor et al. 2021, arXiv 2006.04647).
     */
    NASWOT(true);

    private final boolean computes;

    Proxy(boolean computes) {
        this.computes = computes;
    }

    /** Whether a network has to be built and computed for it. */
    public boolean computes() {
        return computes;
    }
}
