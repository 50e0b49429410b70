package org.astrapia.scripts;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.astrapia.Astrapia;

/**
 * The scripts, experiments and genotypes of the sources in a folder of their own, with a jar that names the classes under test.
 * The launcher takes it for a finished build, so nothing is built and nothing of the sources is written to.
 */
final class Checkout {
    private static final long PATIENCE_MINUTES = 2;
    private static final Path SOURCES = Path.of("").toAbsolutePath();

    private final Path folder;

    private Checkout(Path folder) {
        this.folder = folder;
    }

    /** What a script left. */
    record Result(int status, String out, String err) {
        /** Both streams, for what a failed check says. */
        String text() {
            return out + err;
        }
    }

    /** Makes it in a folder that is there and empty. */
    static Checkout in(Path folder) throws IOException {
        for (String name : List.of("pom.xml", "mvnw", ".mvn", "shell", "experiments", "genotypes", "src/bench")) {
            copy(SOURCES.resolve(name), folder.resolve(name));
        }
        Files.createDirectories(folder.resolve("src/main"));
        Path target = Files.createDirectories(folder.resolve("target"));
        Files.createDirectory(target.resolve("lib"));
        writeJar(target.resolve("astrapia.jar"));
        // the launcher would make an archive of classes, which takes longer than the tests
        Path archive = Files.createFile(target.resolve("astrapia-" + System.getProperty("java.version") + ".jsa"));
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(1)));
        return new Checkout(folder);
    }

    Path folder() {
        return folder;
    }

    /** The classes under test and those of the tests, where Maven looks for them. */
    void addClasses() throws IOException {
        copy(classes(Astrapia.class), folder.resolve("target/classes"));
        copy(classes(Checkout.class), folder.resolve("target/test-classes"));
    }

    /** Runs a script with its path from the root. */
    Result run(String script, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve(script).toString()));
        command.addAll(List.of(words));
        Path out = Files.createTempFile("astrapia", ".out");
        Path err = Files.createTempFile("astrapia", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("MAVEN_ARGS", "--offline --batch-mode");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(script + " did not end: " + text(out) + text(err));
            }
            return new Result(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static void writeJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Astrapia.class.getName());
        manifest.getMainAttributes().put(new Attributes.Name("Add-Opens"), "java.base/java.io");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }

    private static String classPath() {
        String paths = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(paths.split(File.pathSeparator))
                .map(path -> Path.of(path).toUri().toString())
                .collect(Collectors.joining(" "));
    }

    private static Path classes(Class<?> one) {
        try {
            return Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        for (Path file : all) {
            Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
