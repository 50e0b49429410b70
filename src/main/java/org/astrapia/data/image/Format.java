package org.astrapia.data.image;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.astrapia.language.FileKind;

/**
 * Formats and their decoders. Where the JDK and TwelveMonkeys both have one, it is the one whose pixels are those of libjpeg,
 * libpng and libtiff: TwelveMonkeys' JPEG decoder misreads tables of 16 bits, the JDK's TIFF decoder has no predictor for
 * samples of 16 bits.
 */
enum Format {
    JPEG(FileKind.JPEG, true),
    PNG(FileKind.PNG, true),
    GIF(FileKind.GIF, true),
    BMP(FileKind.BMP, false),
    TIFF(FileKind.TIFF, false),
    PNM(FileKind.PNM, false),
    WEBP(FileKind.WEBP, false);

    private final FileKind kind;
    private final boolean ofJdk;

    Format(FileKind kind, boolean ofJdk) {
        this.kind = kind;
        this.ofJdk = ofJdk;
    }

    /** That of files of this kind; empty when they are not read. */
    static Optional<Format> of(FileKind kind) {
        return Arrays.stream(values()).filter(format -> format.kind == kind).findFirst();
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
