package org.astrapia.report.html;

import java.util.List;
import org.astrapia.report.figures.NumberText;

/** A page of images of each class. */
public final class SamplePage {
    private SamplePage() {}

    /**
     * Images of a class.
     *
     * @param name of the class
     * @param images that it has
     * @param pictures of some of them
     */
    public record Group(String name, int images, List<Picture> pictures) {
        public Group {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * One image.
     *
     * @param name by which it is found
     * @param png bytes of a PNG file
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of bytes that nobody compares
    public record Picture(String name, byte[] png) {}

    /**
     * The page's text.
     *
     * @param title what the images are of
     * @param remarks what else there is to say of them
     */
    public static String of(String title, List<String> remarks, List<Group> groups) {
        Markup page = Page.open(title);
        page.open("header").element("p", "Astrapia data", "class", "kicker").element("h1", title);
        remarks.forEach(remark -> Page.remark(page, remark));
        page.closeLine().open("main");
        for (Group group : groups) {
            page.open("section").open("h2").text(group.name() + " ");
            page.element("span", count(group.images()), "class", "quiet small").closeLine();
            PictureRow.open(page);
            group.pictures().forEach(picture -> PictureRow.picture(page, picture.png(), picture.name(), ""));
            page.closeLine().closeLine();
        }
        return Page.end(page.closeLine());
    }

    private static String count(int images) {
        return NumberText.whole(images) + (images == 1 ? " image" : " images");
    }
}
