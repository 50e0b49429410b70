package org.astrapia.report.html;

/** The frame of a page: everything it shows is inside it, and it may load nothing and run nothing. */
final class Page {
    private Page() {}

    /** Begins a page; {@code html} and {@code body} stay open. */
    static Markup open(String title) {
        return open(title, 0);
    }

    /** The same of a page that is loaded again every so many seconds; 0 for never. */
    static Markup open(String title, int reloadSeconds) {
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        if (reloadSeconds > 0) {
            page.empty("meta", "http-equiv", "refresh", "content", reloadSeconds);
        }
        page.element("title", title + " – Astrapia");
        page.open("style").raw(Stylesheet.report()).close().closeLine();
        return page.open("body");
    }

    /** Ends it. */
    static String end(Markup page) {
        return page.closeLine().closeLine().toString();
    }

    /** A paragraph in small print. */
    static void remark(Markup page, String text) {
        page.element("p", text, "class", "quiet small");
    }
}
