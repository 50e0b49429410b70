package org.astrapia.sweep.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.astrapia.files.AtomicFile;
import org.astrapia.run.RunRefusal;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.Trial;

/**
 * The commands of Slurm.
 *
 * @param folder of the sweep
 */
public record Slurm(SweepFolder folder) {
    private static final String SCRIPTS = "slurm";
    private static final String JOB = "job.txt";

    /** How often the sweep has been sent to Slurm. */
    public int rounds() {
        try (Stream<Path> rounds = Files.list(folder.file(SCRIPTS))) {
            return rounds.map(round -> round.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,4}"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        } catch (IOException none) {
            return 0;
        }
    }

    /** The scripts of the next round: that of the workers, and that of the end. */
    public List<String> scripts(Sweep sweep, List<String> program, List<Trial> open) {
        SlurmScripts scripts = new SlurmScripts(folder, sweep, program, rounds() + 1);
        return List.of(scripts.work(open), scripts.collect());
    }

    /**
     * Writes the scripts and sends them.
     *
     * @return the numbers of the two jobs
     * @throws org.astrapia.language.InvalidInputException when Slurm is not here, or refuses them
     */
    public List<String> submit(Sweep sweep, List<String> program, List<Trial> open) throws IOException {
        List<String> scripts = scripts(sweep, program, open);
        Path round = folder.file(SCRIPTS).resolve(Integer.toString(rounds() + 1));
        Files.createDirectories(round);
        Path work = round.resolve("work.sh");
        Path collect = round.resolve("collect.sh");
        AtomicFile.replace(work, scripts.get(0));
        AtomicFile.replace(collect, scripts.get(1));
        String array = sbatch(List.of(work.toString()));
        AtomicFile.replace(round.resolve(JOB), array + "\n");
        return List.of(array, sbatch(List.of("--dependency=afterany:" + array, collect.toString())));
    }

    /** Takes the workers out of the queue that have not begun; those at work see by themselves that they shall stop. */
    public void cancelWaiting() throws IOException {
        Path job = folder.file(SCRIPTS).resolve(Integer.toString(rounds())).resolve(JOB);
        if (Files.isRegularFile(job)) {
            call(List.of(
                    "scancel",
                    "--state=PENDING",
                    Files.readString(job, StandardCharsets.UTF_8).strip()));
        }
    }

    private String sbatch(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sbatch", "--parsable"));
        command.addAll(arguments);
        String answer = call(command);
        return answer.lines()
                .reduce("", (before, line) -> line)
                .replaceFirst(";.*", "")
                .strip();
    }

    private String call(List<String> command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            throw RunRefusal.of(
                    command.get(0),
                    "the command `" + command.get(0) + "` of Slurm is not here; --dry-run prints the scripts, and"
                            + " sweep.backend=local works on this machine");
        }
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status;
        try {
            status = process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            status = -1;
        }
        if (status != 0) {
            throw RunRefusal.of(
                    command.get(0),
                    String.format(
                            Locale.ROOT,
                            "Slurm refuses (status %d): %s",
                            status,
                            answer.lines().findFirst().orElse("")));
        }
        return answer;
    }
}
