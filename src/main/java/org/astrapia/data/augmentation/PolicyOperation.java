package org.astrapia.data.augmentation;

/**
 * The operations of AutoAugment and RandAugment, with the strengths of torchvision: from nothing at 0 to the strongest of
 * AutoAugment at 1. A strength that may have either sign is drawn with one.
 */
enum PolicyOperation {
    IDENTITY {
        @Override
        void apply(BytePicture picture, double strength, int sign) {}
    },
    SHEAR_X {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.transform(1, sign * SHEAR * strength, 0, 0, 1, 0);
        }
    },
    SHEAR_Y {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.transform(1, 0, 0, sign * SHEAR * strength, 1, 0);
        }
    },
    TRANSLATE_X {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.transform(1, 0, -sign * (int) (SHIFT * strength * picture.width), 0, 1, 0);
        }
    },
    TRANSLATE_Y {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.transform(1, 0, 0, 0, 1, -sign * (int) (SHIFT * strength * picture.height));
        }
    },
    ROTATE {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.rotate(sign * DEGREES * strength);
        }
    },
    BRIGHTNESS {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.brightness(1 + sign * FACTOR * strength);
        }
    },
    COLOR {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.colour(1 + sign * FACTOR * strength);
        }
    },
    CONTRAST {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.contrast(1 + sign * FACTOR * strength);
        }
    },
    SHARPNESS {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.sharpness(1 + sign * FACTOR * strength);
        }
    },
    POSTERIZE {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.posterize(8 - (int) Math.rint(4 * strength));
        }
    },
    SOLARIZE {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.solarize(255 * (1 - strength));
        }
    },
    AUTO_CONTRAST {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.autoContrast();
        }
    },
    EQUALIZE {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.equalize();
        }
    },
    INVERT {
        @Override
        void apply(BytePicture picture, double strength, int sign) {
            picture.invert();
        }
    };

    private static final double SHEAR = 0.3;
    /** Of the side: 150 pixels of ImageNet's 331. */
    private static final double SHIFT = 150.0 / 331;

    private static final double DEGREES = 30;
    private static final double FACTOR = 0.9;

    /**
     * Changes a picture.
     *
     * @param strength from 0 to 1
     * @param sign 1 or -1; for those that have none, any
     */
    abstract void apply(BytePicture picture, double strength, int sign);
}
