package org.astrapia.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.astrapia.files.AtomicFile;
import org.astrapia.report.figures.ReadableNames;
import org.astrapia.run.RunStatus;
import org.astrapia.run.content.Run;
import org.astrapia.run.content.RunReader;

/**
 * A run as one HTML file: everything it shows is inside it, and it asks nothing of a network. It is well-formed XML, has
 * no scripts, and follows the reader's choice of a light or dark screen.
 */
public final class HtmlReport {
    /** Of the page of a run that goes on: a new report is there after each epoch. */
    private static final int RELOAD_SECONDS = 5;

    private HtmlReport() {}

    /**
     * Writes {@code report.html} into a run's folder, replacing an earlier one. An unfinished run gives a report that says
     * so.
     *
     * @return the file
     * @throws IOException if the folder cannot be read or the file not written
     */
    public static Path write(Path runFolder) throws IOException {
        return write(RunReader.read(runFolder));
    }

    /** The same for a run that was read. */
    public static Path write(Run run) throws IOException {
        Path file = run.folder().resolve("report.html");
        AtomicFile.replace(file, of(run));
        return file;
    }

    /** The report's text. */
    public static String of(Run run) {
        Markup page = Page.open(run.experiment(), run.state().equals("running") ? RELOAD_SECONDS : 0);
        header(page, run);
        page.open("main");
        HeadlineSection.write(page, run);
        page.contents();
        ResultSection.write(page, run);
        ClassSizeChart.write(page, run);
        TrainingSection.write(page, run);
        ArchitectureSection.writeCells(page, run);
        DataSection.write(page, run);
        curves(page, run);
        TrialSection.write(page, run);
        ArchitectureSection.writeMixing(page, run);
        ClassSection.write(page, run);
        RareSection.write(page, run);
        PictureSection.write(page, run);
        ChecklistSection.write(page, run);
        ProvenanceSection.write(page, run);
        return Page.end(page.closeLine());
    }

    private static void header(Markup page, Run run) {
        page.open("header")
                .element("p", "Astrapia run report", "class", "kicker")
                .element("h1", run.experiment());
        page.open("p", "class", "quiet").text(run.name());
        run.provenance().text("started").ifPresent(started -> page.text(" · started " + started));
        page.closeLine();
        if (!run.isDone()) {
            page.open("p", "class", "notice").element("strong", "This run has not finished. ");
            page.text("Its status is “" + run.state() + "”");
            Optional<String> stage = run.status().map(RunStatus::stage).filter(name -> !name.isBlank());
            stage.ifPresent(name -> page.text(", in " + ReadableNames.stage(name)));
            run.status()
                    .map(RunStatus::message)
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> page.text(": " + text));
            page.text(
                            run.state().equals("running")
                                    ? ". This page is loaded again every " + RELOAD_SECONDS
                                            + " seconds while it goes on."
                                    : ". What follows is what there was when this report was written.")
                    .closeLine();
        }
        for (String file : run.unreadable()) {
            page.open("p", "class", "notice")
                    .element("strong", "Left out: ")
                    .text(file)
                    .closeLine();
        }
        page.closeLine();
    }

    private static void curves(Markup page, Run run) {
        Curves curves = new Curves(run);
        if (!run.stage("search").isEmpty()) {
            page.open("section").element("h2", "Search");
            curves.writeSearch(page);
            page.closeLine();
        }
        if (!run.stage("retrain").isEmpty() || !run.stage("baseline").isEmpty()) {
            page.open("section").element("h2", "Retraining");
            curves.writeTraining(page);
            page.closeLine();
        }
        curves.writeOthers(page);
    }
}
