package org.astrapia.run.picture;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.astrapia.language.Json;
import org.astrapia.run.JsonFile;
import org.astrapia.run.RunFolder;
import org.astrapia.run.picture.RunPictures.OfNetwork;
import org.astrapia.run.picture.RunPictures.Samples;
import org.astrapia.run.picture.RunPictures.Shown;
import org.astrapia.run.picture.RunPictures.Wrong;

/** {@code pictures.json}, written and read. */
public final class PictureFile {
    /** More characters no picture has: nobody is made to load what somebody put there. */
    private static final int MOST_LETTERS = 100_000;

    private PictureFile() {}

    static void write(RunFolder folder, RunPictures pictures) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("classes", pictures.classes());
        document.put("several_labels", pictures.several() ? 1 : 0);
        document.put(
                "samples", pictures.samples().stream().map(PictureFile::samples).toList());
        document.put(
                "networks",
                pictures.networks().stream().map(PictureFile::network).toList());
        JsonFile.write(folder.file(RunFolder.PICTURES), document);
    }

    private static Map<String, Object> samples(Samples samples) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("class", samples.name());
        document.put("images", samples.images());
        document.put("shown", samples.shown().stream().map(PictureFile::shown).toList());
        return document;
    }

    private static Map<String, Object> shown(Shown shown) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("image", shown.name());
        document.put("png", Base64.getEncoder().encodeToString(shown.png()));
        return document;
    }

    private static Map<String, Object> network(OfNetwork network) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", network.name());
        document.put("worst", network.worst().stream().map(PictureFile::wrong).toList());
        document.put(
                "by_class", network.byClass().stream().map(PictureFile::wrong).toList());
        return document;
    }

    private static Map<String, Object> wrong(Wrong wrong) {
        Map<String, Object> document = shown(wrong.image());
        document.put("class", wrong.truth());
        document.put("answer", wrong.answer());
        document.put("missed", wrong.missed() ? 1 : 0);
        document.put("probability", wrong.probability());
        return document;
    }

    /** What a run's folder has; empty where an earlier build left it, or where the file is damaged. */
    public static Optional<RunPictures> read(RunFolder folder) {
        Json json = JsonFile.find(folder.file(RunFolder.PICTURES));
        return json.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunPictures(
                        (int) json.whole("classes").orElse(0),
                        json.whole("several_labels").orElse(0) == 1,
                        json.objects("samples").stream()
                                .map(each -> new Samples(
                                        each.text("class").orElse(""),
                                        (int) each.whole("images").orElse(0),
                                        pictures(each.objects("shown"))))
                                .toList(),
                        json.objects("networks").stream()
                                .map(each -> new OfNetwork(
                                        each.text("name").orElse(""),
                                        wrong(each.objects("worst")),
                                        wrong(each.objects("by_class"))))
                                .toList()));
    }

    private static List<Shown> pictures(List<Json> list) {
        return list.stream().flatMap(each -> picture(each).stream()).toList();
    }

    private static Optional<Shown> picture(Json json) {
        try {
            String letters = json.text("png")
                    .filter(text -> text.length() <= MOST_LETTERS)
                    .orElse("");
            return letters.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Shown(
                            json.text("image").orElse(""), Base64.getDecoder().decode(letters)));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static List<Wrong> wrong(List<Json> list) {
        return list.stream()
                .flatMap(each -> picture(each).stream()
                        .map(image -> new Wrong(
                                image,
                                each.text("class").orElse(""),
                                each.text("answer").orElse(""),
                                each.whole("missed").orElse(0) == 1,
                                each.number("probability").orElse(0))))
                .toList();
    }
}
