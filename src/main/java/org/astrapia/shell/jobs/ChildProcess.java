package org.astrapia.shell.jobs;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts this very program once more.
 *
 * @param folder in which it works
 * @param state folder for what a crash leaves
 */
public record ChildProcess(Path folder, Path state) {
    private static final Path SH = Path.of("/bin/sh");

    /**
     * A terminal sends Ctrl-C to all its processes, but a job goes on while its shell's user gives up a line. An image of
     * the memory, gigabytes of it, would tell nobody anything.
     */
    private static final List<String> WRAPPED =
            List.of(SH.toString(), "-c", "trap '' INT; ulimit -c 0; exec \"$@\"", "sh");

    /**
     * Starts it.
     *
     * @param arguments of the program
     * @throws IOException when no process can be started
     */
    public Process start(List<String> arguments) throws IOException {
        return start(arguments, Map.of());
    }

    /** The same with variables of its environment. */
    public Process start(List<String> arguments, Map<String, String> variables) throws IOException {
        List<String> command = new ArrayList<>(Files.isExecutable(SH) ? WRAPPED : List.of());
        command.addAll(program(state));
        command.addAll(arguments);
        File directory = folder.toAbsolutePath().toFile();
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory);
        builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "2");
        builder.environment().putAll(variables);
        return builder.start();
    }

    /**
     * The words that start this program, without arguments.
     *
     * @param state folder for what a crash leaves
     */
    public static List<String> program(Path state) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (isForChild(option)) {
                command.add(option);
            }
        }
        command.add("-Dastrapia.terminals=");
        command.add("-XX:ErrorFile=" + state.resolve("crash-%p.log"));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add("org.astrapia.Astrapia");
        return command;
    }

    private static boolean isForChild(String option) {
        return !option.startsWith("-Dastrapia.terminals")
                && !option.startsWith("-Dastrapia.error")
                && !option.startsWith("-agentlib")
                && !option.startsWith("-javaagent")
                && !option.startsWith("-XX:ArchiveClassesAtExit");
    }
}
