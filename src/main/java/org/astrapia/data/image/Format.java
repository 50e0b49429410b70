package org.astrapia.data.image;

import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Formats and their decoders. Where the JDK and TwelveMonkeys both have one, it is the one whose pixels are those of libjpeg,
 * libpng and libtiff: TwelveMonkeys' JPEG decoder misreads tables of 16 bits, the JDK's TIFF decoder has no predictor for
 * samples of 16 bits.
 */
enum Format {
    JPEG(true),
    PNG(true),
    GIF(true),
    BMP(false),
    TIFF(false),
    PNM(false),
    WEBP(false);

    private final boolean ofJdk;

    Format(boolean ofJdk) {
        this.ofJdk = ofJdk;
    }

    /** A new decoder, which the caller disposes of. */
    ImageReader reader() throws IOException {
        return Registered.PROVIDERS[ordinal()].createReaderInstance();
    }

    private ImageReaderSpi provider() {
        Iterator<ImageReaderSpi> all =
                IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, this::isFor, true);
        if (!all.hasNext()) {
            throw new IllegalStateException("no decoder of " + this + " is installed");
        }
        return all.next();
    }

    private boolean isFor(Object provider) {
        boolean jdk = "java.desktop".equals(provider.getClass().getModule().getName());
        for (String name : ((ImageReaderSpi) provider).getFormatNames()) {
            if (name.equalsIgnoreCase(name())) {
                return jdk == ofJdk;
            }
        }
        return false;
    }

    /** Found once, when the first image is decoded. */
    private static final class Registered {
        private static final ImageReaderSpi[] PROVIDERS = new ImageReaderSpi[values().length];

        static {
            ImageIO.scanForPlugins();
            for (Format format : values()) {
                PROVIDERS[format.ordinal()] = format.provider();
            }
        }
    }
}
