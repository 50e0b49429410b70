package org.astrapia.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.astrapia.report.figures.NumberText;
import org.astrapia.run.RunFolder;
import org.astrapia.run.content.Run;
import org.astrapia.run.picture.PictureFile;
import org.astrapia.run.picture.RunPictures;
import org.astrapia.run.picture.RunPictures.OfNetwork;
import org.astrapia.run.picture.RunPictures.Samples;
import org.astrapia.run.picture.RunPictures.Wrong;

/** Images that the networks were trained on, and those about which they are wrong. */
final class PictureSection {
    private PictureSection() {}

    /** Nothing for a run that has tested no network. */
    static void write(Markup page, Run run) {
        if (run.networks().isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Images");
        Optional<RunPictures> pictures = PictureFile.read(new RunFolder(run.folder()));
        if (pictures.isEmpty()) {
            Page.remark(
                    page,
                    "This run kept no pictures of its images. `astrapia evaluate " + run.name()
                            + "` makes them while the images can still be read.");
        } else {
            samples(page, pictures.get());
            pictures.get().networks().forEach(network -> mistakes(page, network, pictures.get()));
        }
        page.closeLine();
    }

    private static void samples(Markup page, RunPictures pictures) {
        page.element("h3", "Training images of each class");
        if (pictures.samples().size() < pictures.classes()) {
            Page.remark(
                    page,
                    "Of " + NumberText.whole(pictures.classes())
                            + " classes those with the most and those with the fewest" + " training images are shown.");
        }
        page.open("div", "class", "samples");
        for (Samples samples : pictures.samples()) {
            page.open("div").open("p", "class", "small").text(samples.name() + " ");
            page.element("span", NumberText.whole(samples.images()), "class", "quiet")
                    .closeLine();
            PictureRow.open(page);
            samples.shown().forEach(shown -> PictureRow.picture(page, shown.png(), shown.name(), ""));
            page.closeLine().closeLine();
        }
        page.closeLine();
    }

    private static void mistakes(Markup page, OfNetwork network, RunPictures pictures) {
        page.element("h3", "The worst mistakes of " + network.name());
        if (network.worst().isEmpty()) {
            Page.remark(page, "It is right about every test image.");
            return;
        }
        Page.remark(
                page,
                pictures.several()
                        ? "Labels of test images that it missed or saw wrongly, and was surest of; the figure is the"
                                + " label's probability."
                        : "Test images that it took for another class, and was surest of; the figure is the"
                                + " probability of its answer.");
        row(page, network.worst());
        page.open("details")
                .element("summary", "The errors of which " + network.name() + " was surest, " + each(pictures));
        row(page, network.byClass());
        page.closeLine();
    }

    private static String each(RunPictures pictures) {
        return pictures.several() ? "label by label" : "class by class";
    }

    private static void row(Markup page, List<Wrong> mistakes) {
        PictureRow.open(page);
        mistakes.forEach(wrong ->
                PictureRow.picture(page, wrong.image().png(), wrong.image().name(), caption(wrong)));
        page.closeLine();
    }

    private static String caption(Wrong wrong) {
        String share = String.format(Locale.ROOT, ", %.0f %%", 100 * wrong.probability());
        if (!wrong.truth().equals(wrong.answer())) {
            return wrong.truth() + " taken for " + wrong.answer() + share;
        }
        return wrong.truth() + (wrong.missed() ? " missed" : " seen, and not there") + share;
    }
}
