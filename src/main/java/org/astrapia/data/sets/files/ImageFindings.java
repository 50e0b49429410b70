package org.astrapia.data.sets.files;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.data.image.ImageDecoder;
import org.astrapia.data.image.Picture;

/** What was found in the images of a folder that a person should know once. Serves any number of threads. */
final class ImageFindings {
    /** So many bits darker than the range makes an image nearly black. */
    private static final int DARK = 3;

    private final int[] wide = new int[ImageDecoder.MOST_DEPTH + 1];
    private int turned;
    private int profiles;
    private int several;

    synchronized void add(Picture picture) {
        turned += picture.turned() ? 1 : 0;
        profiles += picture.profile() ? 1 : 0;
        several += picture.several() ? 1 : 0;
        picture.bits().ifPresent(bits -> wide[bits]++);
    }

    /** One line each. */
    synchronized List<String> notes(BitDepth depth) {
        List<String> notes = new ArrayList<>();
        if (turned > 0) {
            notes.add(counted(turned, "image was", "images were") + " turned as the Exif data says");
        }
        if (profiles > 0) {
            notes.add(counted(profiles, "image carries", "images carry")
                    + " a colour profile, which is not applied: values are taken as they are stored");
        }
        if (several > 0) {
            notes.add("of " + counted(several, "file", "files") + " with several pictures the first is taken");
        }
        int deep = count(0, ImageDecoder.MOST_DEPTH);
        if (deep > 0) {
            notes.add(counted(deep, "image has", "images have") + " 16 bits a value" + range(depth, deep));
        }
        return notes;
    }

    private String range(BitDepth depth, int deep) {
        int bits = depth.bits();
        if (depth.told().isPresent()) {
            int brighter = count(bits + 1, ImageDecoder.MOST_DEPTH);
            return ", of which " + bits + " are the full range, as data.folder.depth says"
                    + (brighter > 0 ? "; " + counted(brighter, "is", "are") + " brighter, and white there" : "");
        }
        int dark = count(0, bits - DARK);
        return "; the brightest needs " + bits + ", which are taken as the full range of all"
                + (2 * dark > deep
                        ? ". But " + dark + " of them need no more than " + (bits - DARK)
                                + " and become nearly black. Maybe set data.folder.depth"
                        : " (data.folder.depth sets another)");
    }

    private int count(int from, int to) {
        int sum = 0;
        for (int bits = from; bits <= to; bits++) {
            sum += wide[bits];
        }
        return sum;
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
