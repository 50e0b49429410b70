package org.astrapia.run.picture;

import java.util.List;

/**
 * The content of {@code pictures.json}.
 *
 * @param classes how many there are; of many those with the most and those with the fewest training images are shown
 * @param several whether images may have several labels
 * @param samples some training images of each class that is shown
 * @param networks the mistakes of each network
 */
public record RunPictures(int classes, boolean several, List<Samples> samples, List<OfNetwork> networks) {
    public RunPictures {
        samples = List.copyOf(samples);
        networks = List.copyOf(networks);
    }

    /**
     * An image.
     *
     * @param name by which it is found in the data set
     * @param png bytes of a PNG file
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes that nobody compares
    public record Shown(String name, byte[] png) {}

    /**
     * Of a class.
     *
     * @param name of the class
     * @param images on which the networks were trained
     */
    public record Samples(String name, int images, List<Shown> shown) {
        public Samples {
            shown = List.copyOf(shown);
        }
    }

    /**
     * Of a network.
     *
     * @param name {@code genotype}, or that of a fixed network
     * @param worst the mistakes of which it was surest
     * @param byClass the same of each class that is shown and has any
     */
    public record OfNetwork(String name, List<Wrong> worst, List<Wrong> byClass) {
        public OfNetwork {
            worst = List.copyOf(worst);
            byClass = List.copyOf(byClass);
        }
    }

    /**
     * An image about which a network is wrong.
     *
     * @param truth its class; where images have several labels the one that is wrongly seen or missed
     * @param answer the class for which it was taken
     * @param missed whether it has a label that was not seen; false where images have one label
     * @param probability of the answer, 0 to 1
     */
    public record Wrong(Shown image, String truth, String answer, boolean missed, double probability) {}
}
