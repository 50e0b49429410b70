package org.astrapia.sweep.slurm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.astrapia.sweep.SlurmSettings;
import org.astrapia.sweep.Sweep;
import org.astrapia.sweep.SweepFolder;
import org.astrapia.sweep.Trial;

/**
 * The scripts by which Slurm works at a sweep: an array of workers, and behind it one job that collects the results and sends what a
 * broken node left once more. A worker that is told of its limit writes checkpoints and queues again.
 *
 * @param program words that start this program, without a command
 * @param round how often the sweep has been sent to Slurm, this time included
 */
public record SlurmScripts(SweepFolder folder, Sweep sweep, List<String> program, int round) {
    /** A sweep that has been sent so often has trials that no node can carry out. */
    static final int MOST_ROUNDS = 20;

    private static final long MEGABYTE = 1 << 20;
    private static final Map<String, String> OPTIONS = Map.of("cpus", "cpus-per-task", "gpus", "gpus-per-task");

    public SlurmScripts {
        program = List.copyOf(program);
    }

    /**
     * The script of the workers.
     *
     * @param open trials that are neither done nor set aside, at least one
     */
    public String work(List<Trial> open) {
        SlurmSettings asked = sweep.settings().slurm();
        long workers = Math.min(open.size(), asked.workers().orElse(open.size()));
        StringJoiner script = head("astrapia-" + sweep.name(), "worker-%a.txt");
        script.add("#SBATCH --array=0-" + (workers - 1)
                + (asked.atOnce().isPresent() ? "%" + asked.atOnce().getAsLong() : ""));
        script.add("#SBATCH --requeue");
        script.add("#SBATCH --open-mode=append");
        script.add("#SBATCH --ntasks=1");
        script.add("#SBATCH --signal=B:USR1@" + asked.warning().toSeconds());
        asked.clock().ifPresent(limit -> script.add("#SBATCH --time=" + limit));
        asked.asked().forEach((key, value) -> script.add("#SBATCH --" + OPTIONS.getOrDefault(key, key) + "=" + value));
        long bytes = open.stream().mapToLong(Trial::bytes).max().orElse(0);
        long megabytes = asked.megabytes().orElse((bytes + MEGABYTE - 1) / MEGABYTE);
        if (megabytes > 0) {
            script.add("#SBATCH --mem=" + megabytes + "M");
        }
        asked.options().forEach(option -> script.add("#SBATCH " + option));
        script.add("cd " + quoted(folder.home().toString()) + " || exit 1");
        script.add(call("sweep work", "--no-wait") + " &");
        script.add("worker=$!");
        script.add("limit=");
        script.add("trap 'limit=1; kill -USR1 \"$worker\" 2>/dev/null' USR1 # a moment before the limit");
        script.add("trap 'kill -TERM \"$worker\" 2>/dev/null' TERM");
        script.add("status=0");
        script.add("wait \"$worker\" || status=$?");
        script.add("while kill -0 \"$worker\" 2>/dev/null; do # a signal ended the waiting, not the worker");
        script.add("  status=0");
        script.add("  wait \"$worker\" || status=$?");
        script.add("done");
        script.add("if [ -n \"$limit\" ] && [ \"$status\" = 130 ] && [ ! -e "
                + quoted(folder.file("stop").toString()) + " ]; then");
        script.add("  scontrol requeue \"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"");
        script.add("fi");
        script.add("exit \"$status\"");
        return script + "\n";
    }

    /** The script that ends the sweep. */
    public String collect() {
        StringJoiner script = head("astrapia-" + sweep.name() + "-collect", "collect.txt");
        for (String key : List.of("partition", "account", "qos")) {
            String value = sweep.settings().slurm().asked().get(key);
            if (value != null) {
                script.add("#SBATCH --" + key + "=" + value);
            }
        }
        script.add("#SBATCH --ntasks=1");
        script.add("cd " + quoted(folder.home().toString()) + " || exit 1");
        script.add(call("sweep collect", ""));
        script.add(String.format(Locale.ROOT, "if [ %d -lt %d ]; then # what a broken node left", round, MOST_ROUNDS));
        script.add("  " + call("sweep resume", "--left"));
        script.add("fi");
        return script + "\n";
    }

    private StringJoiner head(String name, String output) {
        StringJoiner script = new StringJoiner("\n");
        script.add("#!/bin/bash");
        script.add("#SBATCH --job-name=" + name.replaceAll("[^\\w.-]", "-"));
        script.add("#SBATCH --output="
                + folder.file("slurm").resolve(Integer.toString(round)).resolve(output));
        return script;
    }

    private String call(String command, String option) {
        String start = program.stream().map(SlurmScripts::quoted).collect(Collectors.joining(" "));
        return (start + " " + command + " " + quoted(folder.path().toString()) + " " + option).stripTrailing();
    }

    /** As one word of a shell. */
    private static String quoted(String word) {
        return word.matches("[\\w./:=,+@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
