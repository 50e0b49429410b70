package org.astrapia.run;

import java.util.Optional;

/**
 * A build of the program, as far as numbers depend on it. What is not known of it is empty.
 *
 * @param version of the program
 * @param commit of its sources
 * @param tensorFlow version of TensorFlow
 */
public record Build(Optional<String> version, Optional<String> commit, Optional<String> tensorFlow) {
    private static final int LETTERS = 10;

    /** This build, with the version of TensorFlow that computes. */
    public static Build here(String tensorFlow) {
        return new Build(Optional.of(programVersion()), SourceCommit.find(), Optional.of(tensorFlow));
    }

    /** This program's version. */
    public static String programVersion() {
        return Optional.ofNullable(Build.class.getPackage().getImplementationVersion())
                .orElse("not packaged");
    }

    /** In words, for messages. */
    @Override
    public String toString() {
        return "astrapia " + version.orElse("of an unknown version")
                + commit.map(name -> ", commit " + name.substring(0, Math.min(LETTERS, name.length())))
                        .orElse("")
                + ", TensorFlow " + tensorFlow.orElse("of an unknown version");
    }
}
