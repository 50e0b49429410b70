package org.astrapia.report.html;

import java.util.List;
import java.util.Locale;
import org.astrapia.language.Json;
import org.astrapia.report.figures.NumberText;
import org.astrapia.run.content.Run;

/** What the networks were trained on. */
final class DataSection {
    private DataSection() {}

    static void write(Markup page, Run run) {
        Json data = run.provenance().at("data");
        List<Long> kept = data.wholes("train_counts");
        if (kept.isEmpty()) {
            return;
        }
        page.open("section").element("h2", "Data").open("div", "class", "figures");
        new ClassChart("Training images of each class", data.texts("classes"), kept, data.wholes("available"))
                .write(page);
        page.open("dl");
        data.text("dataset").ifPresent(name -> fact(page, "Data set", name));
        fact(page, "Classes", NumberText.whole(kept.size()));
        fact(page, "Training images", NumberText.whole(sum(kept)));
        fact(page, "Largest class to smallest", imbalance(kept));
        fact(page, "Test images", count(data.wholes("test_counts")));
        fact(page, "Long-tailed test images", count(data.wholes("long_tailed_test_counts")));
        page.close().close().closeLine();
    }

    private static String count(List<Long> counts) {
        return counts.isEmpty() ? NumberText.NONE : NumberText.whole(sum(counts));
    }

    private static String imbalance(List<Long> counts) {
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        long least = counts.stream().mapToLong(Long::longValue).min().orElse(0);
        return least == 0 ? NumberText.NONE : String.format(Locale.ROOT, "%.1f", (double) most / least);
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    private static void fact(Markup page, String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close();
    }
}
