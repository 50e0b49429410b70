package org.astrapia.report.html;

import org.astrapia.report.figures.Scale;

/** Writes an SVG picture: shapes with a CSS class each, places to a tenth. */
final class SvgPicture {
    private final Markup svg = new Markup();

    private SvgPicture() {}

    /** A picture in a page, described by {@code label}, that fills the width it gets. */
    static SvgPicture chart(double width, double height, String label) {
        return of("chart", width, height, label, "width:100%");
    }

    /** A picture in a page that keeps its size but for a quarter. */
    static SvgPicture drawing(double width, double height, String label) {
        String style = "width:" + Scale.place(width) + "px;min-width:" + Scale.place(width * 0.75) + "px";
        return of("cell", width, height, label, style);
    }

    /** A picture that is a file. */
    static SvgPicture file(double width, double height, String title) {
        SvgPicture picture = new SvgPicture();
        String w = Scale.place(width);
        String h = Scale.place(height);
        String box = "0 0 " + w + " " + h;
        picture.svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", w, "height", h, "viewBox", box);
        picture.svg
                .element("title", title)
                .open("style")
                .raw(Stylesheet.drawing())
                .close();
        return picture;
    }

    private static SvgPicture of(String look, double width, double height, String label, String style) {
        SvgPicture picture = new SvgPicture();
        String box = "0 0 " + Scale.place(width) + " " + Scale.place(height);
        picture.svg.open("svg", "class", look, "viewBox", box, "role", "img", "aria-label", label, "style", style);
        return picture;
    }

    SvgPicture rect(String look, double x, double y, double width, double height) {
        return rounded(look, x, y, width, height, 0);
    }

    SvgPicture rounded(String look, double x, double y, double width, double height, double radius) {
        String w = Scale.place(Math.max(0, width));
        String h = Scale.place(Math.max(0, height));
        String left = Scale.place(x);
        String top = Scale.place(y);
        if (radius == 0) {
            svg.empty("rect", "class", look, "x", left, "y", top, "width", w, "height", h);
        } else {
            svg.empty("rect", "class", look, "x", left, "y", top, "width", w, "height", h, "rx", radius);
        }
        return this;
    }

    SvgPicture text(String look, double x, double y, Object text) {
        svg.element("text", text, "class", look, "x", Scale.place(x), "y", Scale.place(y));
        return this;
    }

    /** A text turned around its own place. */
    SvgPicture turned(String look, double x, double y, int degrees, Object text) {
        String place = Scale.place(x) + " " + Scale.place(y);
        svg.element("text", text, "class", look, "transform", "translate(" + place + ") rotate(" + degrees + ")");
        return this;
    }

    SvgPicture path(String look, String path) {
        svg.empty("path", "class", look, "d", path);
        return this;
    }

    /** A filled path that lets the ground through. */
    SvgPicture path(String look, String path, String opacity) {
        svg.empty("path", "class", look, "d", path, "fill-opacity", opacity);
        return this;
    }

    SvgPicture dot(String look, double x, double y) {
        svg.empty("circle", "class", look, "cx", Scale.place(x), "cy", Scale.place(y), "r", 3);
        return this;
    }

    /** Opens a group that a pointer explains by {@code hint}. */
    SvgPicture explained(String hint) {
        svg.open("g").element("title", hint);
        return this;
    }

    /** Opens a group whose origin lies at a place. */
    SvgPicture at(double x, double y) {
        svg.open("g", "transform", "translate(" + Scale.place(x) + " " + Scale.place(y) + ")");
        return this;
    }

    /** Closes a group. */
    SvgPicture close() {
        svg.close();
        return this;
    }

    /** Ends the picture. */
    String end() {
        return svg.close().toString();
    }
}
