package org.astrapia.report.html;

import java.util.ArrayList;
import java.util.List;
import org.astrapia.report.figures.NumberText;
import org.astrapia.report.figures.RunGroup;

/** Which letter stands for which experiment on a page that compares several: long names would fill its tables and legends. */
final class KeySection {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private KeySection() {}

    /** The same groups under letters; as they are where there is one alone. */
    static List<RunGroup> lettered(List<RunGroup> groups) {
        return renamed(groups, false);
    }

    /** The same groups under their letters and names. */
    static List<RunGroup> named(List<RunGroup> groups) {
        return renamed(groups, true);
    }

    private static List<RunGroup> renamed(List<RunGroup> groups, boolean names) {
        if (groups.size() < 2) {
            return groups;
        }
        List<RunGroup> renamed = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String label = groups.get(i).label();
            renamed.add(new RunGroup(
                    names ? letter(i) + ": " + label : letter(i), groups.get(i).runs()));
        }
        return renamed;
    }

    /** A to Z, then A2 to Z2. */
    private static String letter(int index) {
        String letter = LETTERS.substring(index % LETTERS.length(), index % LETTERS.length() + 1);
        return index < LETTERS.length() ? letter : letter + (index / LETTERS.length() + 1);
    }

    /** The table of the letters; nothing for one experiment. */
    static void write(Markup page, List<RunGroup> groups) {
        if (groups.size() < 2) {
            return;
        }
        page.open("section").element("h2", "Experiments by letter").open("div", "class", "scroll");
        page.open("table").open("thead").open("tr");
        for (String title : List.of("", "Experiment", "Data", "Network", "Seeds")) {
            page.element("th", title, "scope", "col");
        }
        page.close().close().open("tbody");
        for (int i = 0; i < groups.size(); i++) {
            RunGroup group = groups.get(i);
            page.open("tr").element("th", letter(i), "scope", "row", "class", "best");
            page.element("td", group.label()).element("td", group.data());
            page.element("td", group.lead().orElse(NumberText.NONE));
            page.element("td", String.join("; ", group.seeds())).closeLine();
        }
        page.close().close().close().closeLine();
    }
}
