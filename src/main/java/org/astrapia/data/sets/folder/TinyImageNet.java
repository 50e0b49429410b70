package org.astrapia.data.sets.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.astrapia.data.Refusal;
import org.astrapia.data.sets.files.NaturalOrder;

/** The classes of Tiny-ImageNet's images for validation, which lie in one folder. */
final class TinyImageNet {
    /** Ten times those that are published. */
    private static final int MOST = 100_000;

    private TinyImageNet() {}

    /**
     * Files of each class.
     *
     * @param annotations a line for each image: its name, its class, and four numbers, with tabs between them
     * @param folder in which {@code images/} lies
     */
    static Map<String, List<Path>> files(Path annotations, Path folder) throws IOException {
        Map<String, List<Path>> files = new TreeMap<>(new NaturalOrder());
        try (BufferedReader lines = Files.newBufferedReader(annotations)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] fields = line.split("\t", -1);
                if (fields.length < 2 || number > MOST || !isName(fields[0])) {
                    throw Refusal.of(
                            annotations,
                            "line " + number
                                    + " is not as Tiny-ImageNet has it: the name of an image, a tab, its class");
                }
                files.computeIfAbsent(fields[1].strip(), name -> new ArrayList<>())
                        .add(folder.resolve("images").resolve(fields[0]));
            }
        } catch (CharacterCodingException e) {
            throw Refusal.of(annotations, "is not a text in UTF-8");
        }
        files.values().forEach(those -> those.sort(null));
        return files;
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.indexOf('/') < 0 && text.indexOf('\\') < 0 && text.indexOf('\0') < 0;
    }
}
